import type { Staff } from "./staff.ts";

/** A contact that somebody has read may change once or twice before they move it; one that always does is a fault. */
const TRIES_MAX = 20;
const TYPES = { to: "ID!", until: "Instant!", lane: "Lane!", language: "Language!" } as const;

/** What a move wants beside the contact. */
export type Wanted = { readonly [Name in keyof typeof TYPES]?: string | number };

interface Answer {
  readonly __typename: string;
  readonly row?: { readonly version: number };
}

/**
 * Moves a contact as it stands: where it changed since it was read, as by what was sent in it and has just left, as it stands then.
 * Throws what is refused.
 */
export async function moveAsItStands(
  staff: Staff,
  contact: { readonly id: string; readonly version: number },
  move: string,
  wanted: Wanted = {},
): Promise<void> {
  const types = Object.keys(wanted).map((name) => `, $${name}: ${TYPES[name as keyof typeof TYPES]}`);
  const document = `mutation ($id: ID!, $version: Int!${types.join("")}) {
    moved: ${move} { __typename ... on ContactChanged { row { version } } } }`;
  let { version } = contact;
  for (let tries = 1; ; tries += 1) {
    const asked = { ...wanted, id: contact.id, version };
    const { moved } = await staff.ask<{ moved: Answer }>(document, asked);
    if (moved.__typename === "Moved") return;
    if (moved.row === undefined || tries === TRIES_MAX)
      throw new Error(`not moved: ${move}: ${moved.__typename}`);
    ({ version } = moved.row);
  }
}
