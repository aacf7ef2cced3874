import { z } from "zod";
import type { CasePartKind } from "./case-part.ts";

/** The fields of a case whose every entry is an address. */
const ADDRESS_FIELDS: Readonly<Record<CasePartKind, readonly string[]>> = Object.freeze({
  person: ["telephones", "mailAddresses"],
  exploiter: ["telephones"],
  note: [],
});

/** Whether each entry of a field is an address, which whoever reads a case sees the mask of. */
export function isAddressField(kind: CasePartKind, field: string): boolean {
  return ADDRESS_FIELDS[kind].includes(field);
}

/** An address of a field as whoever reads it sees it. `key` is stable while the same address stands in the same field. */
export const MaskedEntry = z.object({ key: z.string().max(64), masked: z.string() });
export type MaskedEntry = z.infer<typeof MaskedEntry>;

/** What whoever changes such a field says of an address that stays as it is: which, and never its mask. */
export const KeptEntry = z.strictObject({ key: z.string().max(64) });
export type KeptEntry = z.infer<typeof KeptEntry>;

/** What stands for what is hidden (A76), and in no address. */
const MASKED = /•{2}/u;

/**
 * What somebody would have stand in a field of addresses, of those that stand there: each that they keep is the one that it names.
 * `null`: one of them is not there, or a mask was sent in the place of an address.
 */
export function addressesMeant(
  value: unknown,
  standing: ReadonlyMap<string, string>,
): readonly unknown[] | null {
  if (!Array.isArray(value)) return null;
  const meant: unknown[] = [];
  for (const entry of value as readonly unknown[]) {
    const kept = KeptEntry.safeParse(entry);
    const address = kept.success ? standing.get(kept.data.key) : entry;
    if (address === undefined || (typeof address === "string" && MASKED.test(address))) return null;
    meant.push(address);
  }
  return meant;
}
