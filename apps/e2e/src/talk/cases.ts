import { randomUUID } from "node:crypto";
import { deliver } from "./provider.ts";
import { claim, readQueue, type Row } from "./queue.ts";
import type { Staff } from "./staff.ts";

/** What an act came to, and its name where it was done. */
async function done(staff: Staff, document: string, variables: object, name: string): Promise<void> {
  const came = await staff.ask<{ done: { __typename: string } }>(document, { ...variables });
  if (came.done.__typename !== name) throw new Error(`not done: ${JSON.stringify(came.done)}`);
}

/** Who speaks in a contact, as it is filed. */
export type Came =
  | { readonly kind: "unknown" }
  | { readonly kind: "person"; readonly person: string }
  | {
      readonly kind: "representative";
      readonly person: string;
      readonly as: string;
      readonly proof: string;
      readonly people: readonly string[];
    };

/** Where a contact is filed. */
export interface Filing {
  readonly contactId: string;
  readonly caseId: string;
  readonly isNew: boolean;
  readonly came: Came;
  readonly newPeople: readonly string[];
}

/** Files a contact that this person has, and that was not filed yet. */
export async function file(staff: Staff, filing: Filing): Promise<void> {
  await done(
    staff,
    `mutation ($contactId: ID!, $caseId: ID!, $isNew: Boolean!, $newPeople: [ID!]!, $came: CaseCameInput!) {
      done: fileContact(contactId: $contactId, caseId: $caseId, isNew: $isNew, newPeople: $newPeople, came: $came,
        seenFiling: 0) { __typename } }`,
    filing,
    "ContactFiled",
  );
}

/** A part of a case, with what is written of it. Personal data. */
export interface Part {
  readonly caseId: string;
  readonly part: "person" | "exploiter";
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Writes into fields in which nothing stands yet. */
export async function writePart(staff: Staff, { caseId, part, id, fields }: Part): Promise<void> {
  for (const [field, value] of Object.entries(fields))
    await done(
      staff,
      `mutation ($caseId: ID!, $part: CasePartKind!, $id: ID!, $field: String!, $value: CaseValue) {
        done: changeCaseField(caseId: $caseId, part: $part, id: $id, field: $field, value: $value, seenRevision: 0) {
          __typename } }`,
      { caseId, part, id, field, value },
      "CaseWritten",
    );
}

/** Adds whoever is alleged to exploit, of whom these have told. */
export async function addExploiter(staff: Staff, caseId: string, toldBy: readonly string[]): Promise<string> {
  const id = randomUUID();
  await done(
    staff,
    `mutation ($caseId: ID!, $id: ID!, $toldBy: [ID!]!) {
      done: addCaseExploiter(caseId: $caseId, id: $id, toldBy: $toldBy) { __typename } }`,
    { caseId, id, toldBy },
    "CasePartAdded",
  );
  return id;
}

/** Adds a note on these people, of what happened. */
export async function addNoteOn(
  staff: Staff,
  caseId: string,
  about: readonly string[],
  text: string,
): Promise<void> {
  await done(
    staff,
    `mutation ($caseId: ID!, $id: ID!, $about: [ID!]!, $text: String!) {
      done: addCaseNote(caseId: $caseId, id: $id, about: $about, mayHold: [narrative], text: $text) { __typename } }`,
    { caseId, id: randomUUID(), about, text },
    "CasePartAdded",
  );
}

/** Vets somebody to whom something may go. */
export async function vet(pat: Staff, type: string, name: string): Promise<void> {
  await done(
    pat,
    `mutation ($id: ID!, $type: RecipientType!, $name: String!) {
      done: vetRecipient(id: $id, type: $type, name: $name, reach: "555-0142", vetting: "Met at their door") { __typename } }`,
    { id: randomUUID(), type, name },
    "RecipientVetted",
  );
}

/** Somebody writes for the first time; gives their contact. Personal data: all of it. */
export async function arrives(url: URL, staff: Staff, from: string, text: string): Promise<Row> {
  const before = new Set((await readQueue(staff)).map(({ id }) => id));
  if (!(await deliver(url, { event: randomUUID(), from, text })).ok) throw new Error("not taken");
  const come = (await readQueue(staff)).find(({ id }) => !before.has(id));
  if (come === undefined) throw new Error("It opened no contact.");
  return come;
}

/** A case of one person; `number` is the case's own. */
export interface Begun {
  readonly caseId: string;
  readonly person: string;
  readonly number: number;
}

/** Claims a contact and begins a case with whoever wrote there, who is called so. */
export async function beginCase(staff: Staff, contact: Row, calledName: string): Promise<Begun> {
  const [caseId, person] = [randomUUID(), randomUUID()];
  await claim(staff, contact);
  const came = { kind: "person", person } as const;
  await file(staff, { contactId: contact.id, caseId, isNew: true, came, newPeople: [person] });
  await writePart(staff, { caseId, part: "person", id: person, fields: { calledName } });
  return { caseId, person, number: await numberOf(staff, caseId) };
}

/** The number of a case that is theirs. */
export async function numberOf(staff: Staff, caseId: string): Promise<number> {
  const { cases } = await staff.ask<{ cases: { id: string; number: number }[] }>("{ cases { id number } }");
  const found = cases.find(({ id }) => id === caseId);
  if (found === undefined) throw new Error("That case is not theirs.");
  return found.number;
}

/** Who of the case speaks in a contact. */
export async function speakerIn(staff: Staff, contactId: string): Promise<string> {
  const { caseOfContact } = await staff.ask<{ caseOfContact: { came: { person: string } } }>(
    "query ($id: ID!) { caseOfContact(contactId: $id) { came { person } } }",
    { id: contactId },
  );
  return caseOfContact.came.person;
}
