import type { ContactId, SendState } from "@holdfast/case-schema";
import type { PendingEntry } from "../contact/pending.ts";

/** What is known of a message that was handed to the gateway; `null` while nothing is. */
export type FateOf = (id: string) => SendState | null;

/** What is to be done with texts that wait for one another. */
export interface Steps {
  /** The one before has left: they are next. */
  readonly go: readonly PendingEntry[];
  /** One before did not leave, or nobody knows: they stay here. In order. */
  readonly stay: readonly PendingEntry[];
}

/** What waits and can go on, and what can go on no more, by the fates of those before them. */
export function stepsOf(all: readonly PendingEntry[], fateOf: FateOf): Steps {
  const go: PendingEntry[] = [];
  const stay = new Set<PendingEntry>();
  for (const entry of all) {
    if (entry.after === null) continue;
    // Its author wants the one before back, and so all that follow.
    if (all.some(({ id, isWantedBack }) => id === entry.after && isWantedBack)) continue;
    const fate = fateOf(entry.after);
    if (fate === "sent" || fate === "delivered") go.push(entry);
    else if (fate === "failed" || fate === "unknown")
      for (const each of [entry, ...waitingAfter(all, entry.id)]) stay.add(each);
  }
  return { go, stay: [...stay] };
}

/** Everything that waits for this message, and for those that wait for it, in order. */
export function waitingAfter(all: readonly PendingEntry[], id: string): readonly PendingEntry[] {
  const ids = new Set([id]);
  return all.filter(({ id: own, after }) => {
    if (after === null || !ids.has(after)) return false;
    ids.add(own);
    return true;
  });
}

/** The last text of a contact that waits for others: words written now go after it. `null` when none waits. */
export function lastWaiting(all: readonly PendingEntry[], contact: ContactId): string | null {
  return all.findLast((entry) => entry.contact === contact && entry.after !== null)?.id ?? null;
}

/** The words of several texts as they were written: those of one answer joined as they were, answers line by line. */
export function joinedWords(entries: readonly PendingEntry[]): string {
  return entries.reduce((words, { text, place }, nth) => {
    const isNew = nth > 0 && (place === null || place.nth === 1);
    return `${words}${isNew ? "\n" : ""}${text}`;
  }, "");
}
