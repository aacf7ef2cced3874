import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, writeDraft } from "../contact/drafts.ts";
import type { PendingEntry } from "../contact/pending.ts";
import { joinedWords } from "./line-up.ts";
import { wordsBefore } from "./words-before.ts";

/** Puts words back to where replies are written, before what stands there. `isStart` joins them to it as they were. */
export function putWordsBack(contact: ContactId, words: string, isStart = false): void {
  putBefore(contact, "reply", words, isStart);
}

/** The same where words of either kind are written. */
export function putBefore(contact: ContactId, kind: DraftKind, words: string, isStart = false): void {
  if (words === "") return;
  drafts.update((all) => {
    const draft = draftOf(all, contact, kind);
    return writeDraft(all, contact, kind, isStart ? words + draft : wordsBefore(draft, words));
  });
}

/** Puts texts that never left back to where they were written, as they were. */
export function putBack(contact: ContactId, entries: readonly PendingEntry[]): void {
  putWordsBack(contact, joinedWords(entries));
}
