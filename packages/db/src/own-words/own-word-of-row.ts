import { UserId } from "@holdfast/case-schema";
import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { openWhole } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import type { OwnWordRow } from "./own-word-statements.ts";
import type { StoredOwnWord } from "./stored-own-word.ts";

const Words = z.object({
  said: z.unknown(),
  was: z.object({
    value: z.unknown(),
    revision: z.number().int().min(0),
    by: z.object({ id: UserId, name: z.string() }),
    at: z.number(),
  }),
});

/** What somebody said as its row holds it; what cannot be opened says so. */
export function ownWordOfRow({ owners }: Pick<Inside, "owners">, row: OwnWordRow): StoredOwnWord {
  const { id, person, field, revision, at, by } = row;
  const stored = { id, person, field, revision, at, by };
  if (row.owner_key === null || row.body === null) return { ...stored, words: null };
  try {
    const clear = openWhole(owners.unwrap(person, row.owner_key), PLACE.ownWord(id), row.body);
    const { said = null, was } = Words.parse(JSON.parse(clear.toString()));
    return { ...stored, words: { said, was: { ...was, value: was.value ?? null } } };
  } catch {
    // Damaged: that they said something, of what and when stands all the same.
    return { ...stored, words: null };
  }
}
