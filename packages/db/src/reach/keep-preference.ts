import { v7 } from "uuid";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import { keepPreference } from "./change-statements.ts";
import { bytesOf } from "./code-words.ts";
import { asPerson } from "./persons.ts";
import type { PreferenceGiven, PreferenceKept } from "./reach-store.ts";

/** Seals it under the person's key, whoever that is by the time at which the locks are held. */
export async function keepGiven(
  inside: Inside,
  { contactId, by, preference, seen, personId }: PreferenceGiven,
): Promise<PreferenceKept> {
  const codes = preference.may === "never" ? null : preference.codes;
  if (codes !== null && personId === null) throw new Error("code words are somebody's");
  const id = v7();
  const clear = Buffer.from(JSON.stringify(preference));
  const kept = await asPerson<PreferenceKept>(inside, contactId, async ({ owner, wrapped }) => {
    if (codes !== null && personId !== owner.id) return { kind: "another_person" };
    const { key, body } = seal(owner, PLACE.contactPreference(id), clear);
    const [row] = await keepPreference(
      inside.pool,
      contactId,
      by,
      owner.id,
      wrapped,
      id,
      seen,
      preference.may,
      preference.confirmedAt,
      key,
      body,
      codes === null ? null : bytesOf(codes.safe),
      codes?.danger == null ? null : bytesOf(codes.danger.hash),
      inside.clock(),
    );
    switch (row?.kind) {
      case "again":
      case "another_person":
        return row.kind;
      case "kept":
        return { kind: "kept", version: row.version };
      case "changed":
        return { kind: "changed" };
      case "not_holder":
        return { kind: "not_holder", holder: row.holder };
      case "not_found":
      case undefined:
        return { kind: "not_found" };
    }
  });
  return kept ?? { kind: "not_found" };
}
