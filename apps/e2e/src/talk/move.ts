import { moveAsItStands, type Wanted } from "./as-it-stands.ts";
import { readQueue } from "./queue.ts";
import type { Staff, StaffMember } from "./staff.ts";

const MOVES = {
  offer: "offerContact(id: $id, expectedVersion: $version, to: $to)",
  setAside: "setAsideContact(id: $id, expectedVersion: $version, until: $until)",
  decline: "declineContact(id: $id, expectedVersion: $version)",
  lane: "triageContact(id: $id, expectedVersion: $version, lane: $lane)",
  language: "triageContact(id: $id, expectedVersion: $version, language: $language)",
  close: "closeContact(id: $id, expectedVersion: $version, disposition: information)",
} as const;

/** Moves the contact with this number as it stands; throws what is refused. */
export async function move(
  staff: Staff,
  kind: keyof typeof MOVES,
  number: number,
  wanted: Wanted = {},
): Promise<void> {
  const row = (await readQueue(staff)).find((each) => each.number === number);
  if (row === undefined) throw new Error(`No contact ${number} is in the queue.`);
  await moveAsItStands(staff, row, MOVES[kind], wanted);
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
