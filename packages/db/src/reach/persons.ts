import type { ContactId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";

/** Whose a contact's thread is or would be, and their wrapped key when they are to be made first. */
export interface Candidate {
  readonly owner: Owner;
  readonly wrapped: Buffer | null;
}

const personToBe = statement<{ id: string | null; owner_key: Buffer | null }, [contactId: string]>(
  "person_to_be",
  `select person.id, person.owner_key from contact
   left join person on person.id = person_to_be(contact.channel, contact.thread_key)
   where contact.id = $1`,
);

/** What a statement says that found other threads, or another person, than were seen before the locks. */
export type Again = "again" | "another_person";

/** Threads that are linked, and people who are made, while somebody is looked for; each changes what is found once. */
const TRIES = 5;

/**
 * Does something for the person whose the contact's thread is, or for a new one; `null` when there is no such contact. What
 * was begun for somebody who it turns out not to be is begun anew.
 */
export async function asPerson<Outcome>(
  { pool, owners }: Inside,
  contactId: ContactId,
  work: (candidate: Candidate) => Promise<Outcome | Again>,
): Promise<Outcome | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [row] = await personToBe(pool, contactId);
    if (row === undefined) return null;
    const { id, owner_key: key } = row;
    const candidate =
      id === null || key === null ? owners.make(v7()) : { owner: owners.unwrap(id, key), wrapped: null };
    const outcome = await work(candidate);
    if (outcome !== "again" && outcome !== "another_person") return outcome;
  }
  throw new Error("whose a thread is changed again and again");
}
