import { UserId } from "@holdfast/case-schema";
import { readPart, type CasePart } from "@holdfast/case-schema/case";
import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole, type Owner } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { PartRow } from "./case-statements.ts";
import type { StoredPart, Written } from "./case-store.ts";

/** What is sealed of a part: all its fields, and of each that was written since, who did it. Which were is nobody else's to know. */
const Kept = z.object({
  values: z.record(z.string(), z.unknown()),
  written: z.record(
    z.string(),
    z.object({
      revision: z.number().int().positive(),
      by: z.object({ id: UserId, name: z.string() }),
      at: z.number(),
    }),
  ),
});

export interface KeptPart {
  readonly part: CasePart;
  readonly written: Readonly<Record<string, Written>>;
}

/** Seals a part's body as its next version. */
export function sealPart(owner: Owner, version: number, { part, written }: KeptPart): Buffer {
  const clear = JSON.stringify({ values: part.values, written });
  return sealWhole(owner, PLACE.casePart(owner.id, version), Buffer.from(clear));
}

/** A part as its row holds it; one that cannot be opened or read says so, and closes no case. */
export function openPart({ owners }: Pick<Inside, "owners">, row: PartRow): StoredPart {
  const { id, kind, version } = row;
  const stored = { id, kind, version, madeAt: row.made_at, madeBy: row.made_by };
  if (row.owner_key === null || row.body === null)
    return { ...stored, part: null, because: "forgotten", written: {} };
  const kept = opened(owners, row.owner_key, row, row.body);
  if (kept === null) return { ...stored, part: null, because: "unreadable", written: {} };
  const read = readPart(kind, kept.values, row.form);
  return read.kind === "read"
    ? { ...stored, part: read.part, because: null, written: kept.written }
    : { ...stored, part: null, because: read.because, written: {} };
}

/** The fields of one version of a part, as they were sealed. Throws when it is not what was sealed. */
export function openKeptValues(
  owner: Owner,
  version: number,
  body: Buffer,
): Readonly<Record<string, unknown>> {
  return keptIn(owner, version, body).values;
}

function keptIn(owner: Owner, version: number, body: Buffer): z.infer<typeof Kept> {
  return Kept.parse(JSON.parse(openWhole(owner, PLACE.casePart(owner.id, version), body).toString()));
}

function opened(
  owners: Inside["owners"],
  key: Buffer,
  { id, version }: Pick<PartRow, "id" | "version">,
  body: Buffer,
): z.infer<typeof Kept> | null {
  try {
    // A key that is another's, or damaged, is no more than a body that is.
    return keptIn(owners.unwrap(id, key), version, body);
  } catch {
    // Damaged: said so beside what it is and who made it; the rest of the case opens all the same.
    return null;
  }
}

/** A new part under a key of its own. */
export function sealNewPart(
  { owners }: Pick<Inside, "owners">,
  part: CasePart,
): { readonly key: Buffer; readonly body: Buffer } {
  const { owner, wrapped } = owners.make(part.values.id);
  return { key: wrapped, body: sealPart(owner, 1, { part, written: {} }) };
}

/** What a field holds and who wrote it last: whoever made the part, while nobody wrote it since. */
export function writtenIn(
  { written, madeAt, madeBy }: StoredPart,
  field: string,
): Written & { readonly by: StaffName } {
  return Object.hasOwn(written, field) && written[field] !== undefined
    ? written[field]
    : { revision: 0, by: madeBy, at: madeAt };
}
