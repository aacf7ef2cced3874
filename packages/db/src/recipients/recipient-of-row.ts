import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { openWhole } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import type { RecipientRow } from "./recipient-statements.ts";
import type { StoredRecipient } from "./recipient-store.ts";

const Words = z.object({ name: z.string(), reach: z.string(), vetting: z.string() });

/** A recipient as its row holds them; one whose words cannot be opened says so. */
export function recipientOfRow({ owners }: Pick<Inside, "owners">, row: RecipientRow): StoredRecipient {
  const { id, type, person, vetted_at: vettedAt, vetted_by: vettedBy, ended_at: endedAt } = row;
  const stored = { id, type, person, vettedAt, vettedBy, endedAt };
  // Somebody of a case who was forgotten.
  if (row.owner_key === null || row.body === null) return { ...stored, words: null };
  try {
    const clear = openWhole(owners.unwrap(id, row.owner_key), PLACE.recipient(id), row.body);
    return { ...stored, words: Words.parse(JSON.parse(clear.toString())) };
  } catch {
    // Damaged: said so beside what kind it is; nothing can be decided to be sent to whom nobody can name.
    return { ...stored, words: null };
  }
}
