import type { ContactId } from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** What somebody writes beside a contact. Personal data: in memory, and nowhere else. */
export interface WhisperDraft {
  /** The same for the same words, so that an answer that was lost writes nothing twice. */
  readonly id: string;
  readonly words: string;
  /** Who had the contact when the first letter was written; `null`: the leads who wrote. */
  readonly to: StaffName | null;
}

/** What was begun and is not written yet: it outlives the form, and a line that fails. */
export const whisperDrafts = createStore<ReadonlyMap<ContactId, WhisperDraft>>(new Map());

/** Keeps what was typed, under an id of its own: other words are another whisper. */
export function keepWhisperDraft(contact: ContactId, words: string, to: StaffName | null): void {
  whisperDrafts.update((all) => {
    const before = all.get(contact);
    const isBegun = before !== undefined && before.words !== "";
    return new Map(all).set(contact, { id: crypto.randomUUID(), words, to: isBegun ? before.to : to });
  });
}

/** Drops what was begun beside a contact: it is written, or nobody wants it any more. */
export function dropWhisperDraft(contact: ContactId): void {
  whisperDrafts.update((all) => new Map([...all].filter(([each]) => each !== contact)));
}
