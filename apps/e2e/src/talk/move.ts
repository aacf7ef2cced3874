import { readQueue } from "./queue.ts";
import type { Staff, StaffMember } from "./staff.ts";

const MOVES = {
  offer: "offerContact(id: $id, expectedVersion: $version, to: $to)",
  setAside: "setAsideContact(id: $id, expectedVersion: $version, until: $until)",
  close: "closeContact(id: $id, expectedVersion: $version, disposition: information)",
} as const;
const TYPES = { to: "ID!", until: "Instant!" } as const;

/** Moves the contact with this number as it stands; throws what is refused. */
export async function move(
  staff: Staff,
  kind: keyof typeof MOVES,
  number: number,
  more: { readonly to?: string; readonly until?: number } = {},
): Promise<void> {
  const row = (await readQueue(staff)).find((each) => each.number === number);
  if (row === undefined) throw new Error(`No contact ${number} is in the queue.`);
  const types = Object.keys(more).map((name) => `, $${name}: ${TYPES[name as keyof typeof TYPES]}`);
  const { moved } = await staff.ask<{ moved: { __typename: string } }>(
    `mutation ($id: ID!, $version: Int!${types.join("")}) { moved: ${MOVES[kind]} { __typename } }`,
    { id: row.id, version: row.version, ...more },
  );
  if (moved.__typename !== "Moved") throw new Error(`${kind} of ${number}: ${moved.__typename}`);
}

/** The id of a colleague. */
export async function idOf(staff: Staff, username: StaffMember): Promise<string> {
  const { colleagues } = await staff.ask<{ colleagues: { id: string; name: string }[] }>(
    "{ colleagues { id name } }",
  );
  const found = colleagues.find(({ name }) => name.toLowerCase() === username);
  if (found === undefined) throw new Error(`${username} is no colleague.`);
  return found.id;
}

/** Keeps some of somebody's preferences; the others as they come. */
export async function prefer(staff: Staff, preferences: Readonly<Record<string, unknown>>): Promise<void> {
  await staff.ask("mutation ($preferences: Preferences!) { setPreferences(preferences: $preferences) }", {
    preferences,
  });
}
