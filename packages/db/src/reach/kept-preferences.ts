import { ContactPreference, PreferenceId, UserId, type ContactId } from "@holdfast/case-schema";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { KeptPreference } from "./reach-store.ts";

/** A preference as it is kept, with whose it is; all of it null where there is none. */
export interface PreferenceRow {
  readonly person_id: string | null;
  readonly person_key: Buffer | null;
  readonly preference_id: string | null;
  readonly may: "never" | "contact" | null;
  readonly confirmed_at: number | null;
  readonly confirmed_by_id: string | null;
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
}

const latest = statement<PreferenceRow, [contactId: string]>(
  "latest_preference",
  `select person.id as person_id, person.owner_key as person_key, kept.id as preference_id, kept.may,
     ms(kept.confirmed_at) as confirmed_at, kept.confirmed_by_id, kept.body_key, kept.body
   from contact
   join contact_preference kept on kept.id = latest_preference(contact.channel, contact.thread_key)
   join person on person.id = kept.person_id
   where contact.id = $1`,
);

export async function latestPreference(inside: Inside, contactId: ContactId): Promise<KeptPreference | null> {
  const [row] = await latest(inside.pool, contactId);
  if (row === undefined) return null;
  return { id: PreferenceId.parse(row.preference_id), preference: openPreference(inside, row) };
}

/**
 * One that is damaged opens the way to nobody and closes nobody's mouth: `never` is still `never`, and of any other it is as
 * if nobody had asked.
 */
export function openPreference({ owners }: Inside, row: PreferenceRow): ContactPreference | null {
  const { person_id, person_key, preference_id, body_key, body, may, confirmed_at, confirmed_by_id } = row;
  if (person_id === null || person_key === null || preference_id === null) return null;
  if (body_key === null || body === null) return null;
  try {
    const owner = owners.unwrap(person_id, person_key);
    const clear = open(owner, PLACE.contactPreference(preference_id), { key: body_key, body });
    return ContactPreference.parse(JSON.parse(clear.toString()));
  } catch {
    // The schema says of every row when it was confirmed.
    return may === "never" && confirmed_at !== null
      ? { may, confirmedAt: confirmed_at, confirmedBy: UserId.parse(confirmed_by_id) }
      : null;
  }
}
