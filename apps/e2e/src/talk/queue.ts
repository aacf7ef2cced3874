import { randomUUID } from "node:crypto";
import { moveAsItStands } from "./as-it-stands.ts";
import { patiently } from "./patiently.ts";
import type { Staff } from "./staff.ts";

/** A contact as these tests compare it. */
export interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly unanswered: number;
  readonly holder: { readonly name: string } | null;
}

const ROW = "id number version status unanswered holder { name }";

/** The queue as a fresh load gives it, by number. */
export async function readQueue(staff: Staff): Promise<readonly Row[]> {
  const { queue } = await staff.ask<{ queue: { rows: Row[] } }>(`{ queue { rows { ${ROW} } } }`);
  return queue.rows.toSorted((one, other) => one.number - other.number);
}

/** Everything people wrote in a contact, oldest first; `null` where they took it back. */
export async function readInbound(staff: Staff, id: string): Promise<readonly (string | null)[]> {
  const texts: (string | null)[] = [];
  for (let after = 0, more = true; more;) {
    const { contact } = await staff.ask<{
      contact: { entries: { kind: string; text: string | null; version: number }[] };
    }>(
      `query ($id: ID!, $after: Int!) {
        contact(id: $id) { ... on Contact { entries(afterVersion: $after) { kind text version } } }
      }`,
      { id, after },
    );
    texts.push(...contact.entries.filter(({ kind }) => kind === "inbound").map(({ text }) => text));
    after = contact.entries.at(-1)?.version ?? after;
    more = contact.entries.length > 0;
  }
  return texts;
}

/** Claims a contact as it stands. */
export function claim(staff: Staff, contact: Row): Promise<void> {
  return moveAsItStands(staff, contact, "claimContact(id: $id, expectedVersion: $version)");
}

/** Answers a contact that this person holds. */
export async function answer(staff: Staff, contactId: string, text: string): Promise<void> {
  const { sendMessage } = await staff.ask<{ sendMessage: { __typename: string } }>(
    `mutation ($contactId: ID!, $messageId: ID!, $text: String!) {
      sendMessage(contactId: $contactId, messageId: $messageId, text: $text) { __typename }
    }`,
    { contactId, messageId: randomUUID(), text },
  );
  if (sendMessage.__typename !== "MessageQueued") throw new Error(`not sent: ${sendMessage.__typename}`);
}

/** Resolves once an answer with these words has left: before that, no page shows it to whoever comes back. */
export async function untilLeft(staff: Staff, id: string, words: string): Promise<void> {
  await patiently(async () => {
    const { contact } = await staff.ask<{
      contact: { entries: { text: string | null; sendState: string | null }[] };
    }>(`query ($id: ID!) { contact(id: $id) { ... on Contact { entries { text sendState } } } }`, { id });
    const hasLeft = contact.entries.some(
      ({ text, sendState }) => text === words && ["sent", "delivered"].includes(sendState ?? ""),
    );
    if (!hasLeft) throw new Error("the answer has not left");
  });
}

/** Writes a note for the team. */
export async function note(staff: Staff, contactId: string, text: string): Promise<void> {
  const { addNote } = await staff.ask<{ addNote: { __typename: string } }>(
    `mutation ($contactId: ID!, $noteId: ID!, $text: String!) {
      addNote(contactId: $contactId, noteId: $noteId, text: $text) { __typename }
    }`,
    { contactId, noteId: randomUUID(), text },
  );
  if (addNote.__typename !== "Noted") throw new Error(`not noted: ${addNote.__typename}`);
}
