import { ContactId, type PictureId, type PictureState } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Copy, OpenedCopy } from "./picture-store.ts";
import { openParts, type StoredPart } from "./stored-files.ts";

interface CopyRow {
  readonly state: PictureState;
  readonly contact_id: string;
  readonly owner_key: Buffer;
  readonly file_id: string | null;
  readonly file_key: Buffer | null;
  readonly parts: number | null;
  readonly body: Buffer | null;
}

/** State and bytes by one statement: what is quarantined before it began gives none. */
const copyParts = statement<CopyRow, [id: string, copy: Copy]>(
  "media_copy_parts",
  `select media.state, media.contact_id, contact.owner_key, file.id as file_id, file.file_key, file.parts, part.body
   from media
   join contact on contact.id = media.contact_id
   left join media_file file
     on file.media_id = media.id and file.attached and file.copy = $2::media_copy
     and media.state = 'kept' and media.kind = 'picture'
   left join media_part part on part.file_id = file.id
   where media.id = $1
   order by part.part`,
);

/** Opens one copy of a picture, or says why there is none. */
export async function openCopy(
  { pool, owners }: Pick<Inside, "pool" | "owners">,
  id: PictureId,
  copy: Copy,
): Promise<OpenedCopy> {
  const rows = await copyParts(pool, id, copy);
  const [first] = rows;
  if (first?.state === "quarantined") return { kind: "quarantined" };
  if (first?.state !== "kept") return { kind: "not_found" };
  const parts = rows.filter((row): row is CopyRow & StoredPart => row.file_id !== null && row.body !== null);
  if (parts.length === 0) return { kind: "no_copy" };
  const owner = owners.unwrap(first.contact_id, first.owner_key);
  return { kind: "bytes", bytes: openParts(owner, parts), contactId: ContactId.parse(first.contact_id) };
}

const wantedParts = statement<
  StoredPart & { readonly contact_id: string; readonly owner_key: Buffer },
  [id: string]
>(
  "media_wanted_parts",
  `select media.contact_id, contact.owner_key, file.id as file_id, file.file_key, file.parts, part.body
   from media
   join contact on contact.id = media.contact_id
   join media_file file on file.media_id = media.id and file.attached and file.copy = 'original'
   join media_part part on part.file_id = file.id
   where media.id = $1 and media.state = 'wanted'
   order by part.part`,
);

/** Opens what came with its message and nobody looked at yet. */
export async function openWanted(
  { pool, owners }: Pick<Inside, "pool" | "owners">,
  id: PictureId,
): Promise<Uint8Array | null> {
  const rows = await wantedParts(pool, id);
  const [first] = rows;
  if (first === undefined) return null;
  try {
    return openParts(owners.unwrap(first.contact_id, first.owner_key), rows);
  } catch {
    // A value that is damaged stays so.
    return null;
  }
}
