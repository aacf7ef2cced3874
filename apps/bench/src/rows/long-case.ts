import { randomUUID } from "node:crypto";
import { CaseId, NoteId, PersonId, type ContactId, type UserId } from "@holdfast/case-schema";
import { newCasePerson, type CasePart, type CaseRecord } from "@holdfast/case-schema/case";
import type { Filer, Store } from "@holdfast/db";
import type { PlainCase } from "../baselines/plain-case.ts";
import { makeClaimers } from "./claim-race.ts";
import { inventedArrival } from "./invented-arrival.ts";

const MESSAGES = 500;
const PEOPLE = 8;
const NOTES = 40;
const SENTENCE = "Somebody invented tells an invented thing, in a sentence of ordinary length. ";

/** One contact with a long history, filed in one case with many parts. */
export interface LongCase extends PlainCase {
  readonly contactId: ContactId;
  readonly record: CaseRecord;
  readonly asker: Filer;
}

type Keeping = Pick<Store, "intake" | "moves" | "staff" | "cases" | "contacts">;

/** Keeps 500 messages of one conversation, and a case of 8 people and 40 notes that it is filed in. */
export async function keepLongCase(store: Keeping): Promise<LongCase> {
  const { contactId, words } = await keepHistory(store);
  const { id, asker, people } = await fileCase(store, contactId, PEOPLE);
  const reader = asker.id;
  const parts: CasePart[] = [
    ...people.slice(1).map((each) => ({ kind: "person" as const, values: newCasePerson(each) })),
    ...Array.from({ length: NOTES }, (_, nth) => noteOf(nth, reader, people)),
  ];
  for (const part of parts) {
    const added = await store.cases.add(id, asker, part);
    if (added.kind !== "added") throw new Error(`a part is ${added.kind}`);
  }
  const record = (await store.cases.read(id, asker))?.record;
  if (record == null) throw new Error("the case cannot be read");
  return { contactId, words, record, reader, asker };
}

/** Files a contact that nobody has in a new case, by an advocate of its own, with the first of so many people. */
export async function fileCase(
  store: Pick<Store, "moves" | "staff" | "cases" | "contacts">,
  contactId: ContactId,
  count: number,
): Promise<{ readonly id: CaseId; readonly asker: Filer; readonly people: readonly PersonId[] }> {
  const [reader] = await makeClaimers(store, 1);
  if (reader === undefined) throw new Error("nobody reads");
  const asker: Filer = {
    id: reader,
    act: "read",
    at: Date.now(),
    may: ({ hadContact }) => hadContact,
    mayFile: () => true,
  };
  const opened = await store.contacts.contact(contactId);
  if (opened === null) throw new Error("the contact is not there");
  const claimed = await store.moves.move(contactId, reader, opened.row.version, { kind: "claim" });
  if (claimed.kind !== "moved") throw new Error(`the claim is ${claimed.kind}`);

  const id = CaseId.parse(randomUUID());
  const people = Array.from({ length: count }, () => PersonId.parse(randomUUID()));
  const [person] = people;
  if (person === undefined) throw new Error("nobody is in the case");
  const filed = await store.cases.file(asker, {
    contactId,
    caseId: id,
    isNew: true,
    newPeople: [person],
    came: { kind: "person", person },
    seenFiling: 0,
  });
  if (filed.kind !== "filed") throw new Error(`the case is ${filed.kind}`);
  return { id, asker, people };
}

async function keepHistory(store: Pick<Store, "intake">) {
  const threadKey = randomUUID();
  const words = Array.from({ length: MESSAGES }, (_, nth) => `${nth} ${SENTENCE.repeat(1 + (nth % 4))}`);
  let contactId: ContactId | undefined;
  // One after the other, so that they stand in this order.
  for (const text of words) {
    const arrived = await store.intake.arrive(inventedArrival({ threadKey, dedupeKey: randomUUID(), text }));
    contactId ??= arrived.contactId;
  }
  if (contactId === undefined) throw new Error("nothing arrived");
  return { contactId, words };
}

function noteOf(nth: number, writtenBy: UserId, people: readonly PersonId[]): CasePart {
  return {
    kind: "note",
    values: {
      id: NoteId.parse(randomUUID()),
      about: people.slice(0, 1 + (nth % PEOPLE)),
      mayHold: ["narrative"],
      writtenBy,
      writtenAt: 1_790_000_000_000 + nth,
      text: SENTENCE.repeat(2 + (nth % 12)),
    },
  };
}
