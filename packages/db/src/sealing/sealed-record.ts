import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Inside } from "../store/inside.ts";
import { openWhole, sealWhole, type Owner, type Place } from "./seal.ts";

/** What a row has of such a record. */
export interface SealedRow {
  /** Both `null`: it was forgotten. */
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
}

/** Words under a key of their own, for a record whose id is said by whoever writes it down. */
export interface SealedRecord<Words> {
  readonly seal: (id: string, words: Words) => { readonly wrapped: Buffer; readonly body: Buffer };
  /** `null`: damaged or forgotten, which is said beside all that is clear. */
  readonly open: (id: string, row: SealedRow) => Words | null;
  /** Whether a row says what was given, clear and sealed: then it was written twice and is there once. */
  readonly isSame: (
    id: string,
    row: (SealedRow & { readonly given: unknown }) | undefined,
    given: readonly unknown[],
    words: Words,
  ) => boolean;
  /** Whose key it is, for what is sealed beside the words. Throws when it is not the record's. */
  readonly owner: (id: string, ownerKey: Buffer) => Owner;
}

/** How words are written before they are sealed. `read` throws when they are no such words. */
export interface Writing<Words> {
  readonly write: (words: Words) => string;
  readonly read: (clear: string) => Words;
}

export function asJson<Words>(schema: z.ZodType<Words>): Writing<Words> {
  return {
    write: (words) => JSON.stringify(schema.parse(words)),
    read: (clear) => schema.parse(JSON.parse(clear)),
  };
}

export const AS_TEXT: Writing<string> = { write: (words) => words, read: (clear) => clear };

export function sealedRecord<Words>(
  { owners }: Pick<Inside, "owners">,
  name: string,
  place: (id: string) => Place,
  { write, read }: Writing<Words>,
): SealedRecord<Words> {
  // Its id is said by whoever writes it down: whose key it is, is never taken for a contact's of that id.
  const owner = (id: string, ownerKey: Buffer): Owner => owners.unwrap(`${name}/${id}`, ownerKey);
  const open = (id: string, { owner_key: key, body }: SealedRow): Words | null => {
    if (key === null || body === null) return null;
    try {
      return read(openWhole(owner(id, key), place(id), body).toString());
    } catch {
      return null;
    }
  };
  return {
    seal(id, words) {
      const made = owners.make(`${name}/${id}`);
      return { wrapped: made.wrapped, body: sealWhole(made.owner, place(id), Buffer.from(write(words))) };
    },
    open,
    isSame: (id, row, given, words) =>
      row !== undefined &&
      isDeepStrictEqual(row.given, given) &&
      isDeepStrictEqual(open(id, row), read(write(words))),
    owner,
  };
}
