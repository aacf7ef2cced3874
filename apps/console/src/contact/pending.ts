import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** Words on their way to the gateway, or refused by it. Personal data: in memory only. */
export interface PendingEntry {
  /** The id the message or note will have: trying again with it never stores it twice. */
  readonly id: string;
  readonly contact: ContactId;
  readonly kind: DraftKind;
  readonly text: string;
  readonly at: number;
  /** The message that must have left before this one is told to the gateway; `null` once it is. */
  readonly after: string | null;
  /** Which of how many texts that were written as one; `null` for words that leave whole. */
  readonly place: { readonly nth: number; readonly of: number } | null;
  /** Whether its author wants it back, from before the gateway had it. */
  readonly isWantedBack: boolean;
  /** Whether the gateway has it, so that it no longer belongs to a draft. */
  readonly isStored: boolean;
  /** What was pointed out of others when its author attested that it tells nothing of them; `null` while they have not. */
  readonly attested: readonly string[] | null;
  /** `null` while under way, or again under way. */
  readonly refusal: Refusal | null;
}

/** Why words are not known to have been taken. */
export interface Refusal {
  /** Whether the gateway said no; else its answer was lost, and nobody can tell. */
  readonly isCertain: boolean;
  readonly words: string;
  /** Where its author's word is owed that it tells nothing of another person: what is pointed out in it. */
  readonly owes?: readonly string[];
}

/** Everything on its way, oldest first. */
export const pending = createStore<readonly PendingEntry[]>([]);

/** What of a contact is on its way and not yet among what is stored. */
export function pendingOf(
  all: readonly PendingEntry[],
  contact: ContactId,
  stored: ReadonlyMap<string, unknown>,
): readonly PendingEntry[] {
  return all.filter((entry) => entry.contact === contact && !stored.has(entry.id));
}

/** Everything, with one of them changed. */
export function withChange(
  all: readonly PendingEntry[],
  id: string,
  change: Partial<Pick<PendingEntry, "after" | "attested" | "isStored" | "isWantedBack" | "refusal">>,
): readonly PendingEntry[] {
  return all.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
}

export function without(all: readonly PendingEntry[], id: string): readonly PendingEntry[] {
  return all.filter((entry) => entry.id !== id);
}
