// What a console asks the gateway for all that is raced with, with no more of the answers than is looked at.

/** A contact as the queue shows it. */
export interface SeenRow {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly holder: { readonly id: string } | null;
  readonly offeredTo: { readonly id: string } | null;
}

/** What a move came to; `row` where it was done. */
export interface Came {
  readonly __typename: string;
  readonly row?: { readonly id: string; readonly version: number };
}

export interface Next {
  readonly next: Came;
}

export interface Done {
  readonly done: Came;
}

export interface MovedByLead {
  readonly moves: readonly { readonly result: Came }[];
}

export interface Proposed {
  readonly proposals: {
    readonly takes: readonly ProposedStep[];
    readonly moves: readonly ProposedStep[];
  };
}

export interface ProposedStep {
  readonly contact: { readonly id: string; readonly version: number | null };
  readonly from?: string;
  readonly to: string;
}

export interface Offers {
  readonly ownOffers: readonly {
    readonly id: string;
    readonly contact: { readonly id: string; readonly version: number };
  }[];
}

const MOVED = "__typename ... on Moved { row { id version } }";

export const QUEUE = "{ queue { rows { id version status holder { id } offeredTo { id } } } }";
export const TAKE_NEXT =
  "mutation { next: takeNextContact { __typename ... on NextTaken { row { id version } } } }";
export const MOVE_BY_LEAD = `mutation ($move: ContactToMove!, $to: ID, $isAtOnce: Boolean!, $reason: LeadMoveReason!) {
  moves: moveContacts(moves: [$move], to: $to, isAtOnce: $isAtOnce, reason: $reason) { result { ${MOVED} } } }`;
export const UNDO = `mutation ($id: ID!, $moveId: ID!) { done: undoLeadMove(id: $id, moveId: $moveId) { ${MOVED} } }`;
export const PROPOSALS =
  "{ proposals { takes { contact { id version } to } moves { contact { id version } from to } } }";
export const OWN_OFFERS = "{ ownOffers { id contact { id version } } }";
export const DECLINE_OFFER = "mutation ($id: ID!) { declineOffer(id: $id, reason: need_a_minute) }";
export const END_SHIFT = "mutation { endShift }";
export const KEEP_SHIFT = "mutation { keepShift(state: available) { state } }";

/** A move of one contact as it was seen. */
export function moveDocument(kind: "claim" | "accept" | "decline" | "return" | "close"): string {
  const more = kind === "close" ? ", disposition: information" : "";
  return `mutation ($id: ID!, $version: Int!) { done: ${kind}Contact(id: $id, expectedVersion: $version${more}) { ${MOVED} } }`;
}
