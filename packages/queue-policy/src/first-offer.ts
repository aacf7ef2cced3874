import type { ContactId, UserId } from "@holdfast/case-schema";

/** How long a contact is said to be offered first, in milliseconds. It hinders nobody meanwhile (Q32). */
export const FIRST_OFFER_MS = 20_000;

/** An open contact of the same address as a new one. */
export interface OlderContact {
  readonly id: ContactId;
  /** `null` when nobody has it. */
  readonly holderId: UserId | null;
  readonly heldSince: number | null;
  /** Whether its holder is on shift, available and not known to be gone. */
  readonly holderIsThere: boolean;
}

/** Which older contact a new one is marked with, and who is asked first until when. */
export interface FirstOffer {
  readonly of: ContactId;
  readonly offer: { readonly to: UserId; readonly until: number } | null;
}

/**
 * What it comes to that a new contact has the address of older open ones (Q30, Q31); `null` when there are none. It says
 * nothing of the contact's place, its target, or who may take it.
 */
export function firstOffer(waits: boolean, older: readonly OlderContact[], nowMs: number): FirstOffer | null {
  const [nearest] = older.toSorted(byNearness);
  if (nearest === undefined) return null;
  const { id: of, holderId, holderIsThere } = nearest;
  const isAsked = waits && holderId !== null && holderIsThere;
  return { of, offer: isAsked ? { to: holderId, until: nowMs + FIRST_OFFER_MS } : null };
}

/** Whoever is there before whoever is not, somebody before nobody, and who took theirs last first. */
function byNearness(one: OlderContact, other: OlderContact): number {
  return (
    Number(other.holderIsThere) - Number(one.holderIsThere) ||
    Number(other.holderId !== null) - Number(one.holderId !== null) ||
    (other.heldSince ?? 0) - (one.heldSince ?? 0) ||
    (one.id < other.id ? 1 : -1)
  );
}
