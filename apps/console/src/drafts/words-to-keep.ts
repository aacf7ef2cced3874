import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { draftOf, type Drafts } from "../contact/drafts.ts";
import type { PendingEntry } from "../contact/pending.ts";
import { joinedWords } from "../texting/line-up.ts";
import { wordsBefore } from "../texting/words-before.ts";

/** What of a draft has left where it was written, and is not known to have arrived at the gateway. */
export function notStored(
  all: readonly PendingEntry[],
  contact: ContactId,
  kind: DraftKind,
): readonly PendingEntry[] {
  return all.filter((entry) => entry.contact === contact && entry.kind === kind && !entry.isStored);
}

/** All words that a crash of this page would take along: what is on its way or waits for it, then what is being written. */
export function wordsToKeep(onTheWay: readonly PendingEntry[], written: string): string {
  const words = joinedWords(onTheWay);
  if (words === "") return written;
  return written === "" ? words : wordsBefore(written, words);
}

/** The same of one draft, from everything. */
export function wordsOf(
  drafts: Drafts,
  pending: readonly PendingEntry[],
  contact: ContactId,
  kind: DraftKind,
): string {
  return wordsToKeep(notStored(pending, contact, kind), draftOf(drafts, contact, kind));
}
