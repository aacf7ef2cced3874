import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";
import type { DraftKind } from "./drafts.ts";

/** Words on their way to the gateway, or refused by it. Personal data: in memory only. */
export interface PendingEntry {
  /** The id the message or note will have: trying again with it never stores it twice. */
  readonly id: string;
  readonly contact: ContactId;
  readonly kind: DraftKind;
  readonly text: string;
  readonly at: number;
  /** `null` while under way, or again under way. */
  readonly refusal: Refusal | null;
}

/** Why words are not known to have been taken. */
export interface Refusal {
  /** Whether the gateway said no; else its answer was lost, and nobody can tell. */
  readonly isCertain: boolean;
  readonly words: string;
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

export function withRefusal(
  all: readonly PendingEntry[],
  id: string,
  refusal: Refusal | null,
): readonly PendingEntry[] {
  return all.map((entry) => (entry.id === id ? { ...entry, refusal } : entry));
}

export function without(all: readonly PendingEntry[], id: string): readonly PendingEntry[] {
  return all.filter((entry) => entry.id !== id);
}
