import type { ContactId } from "@holdfast/case-schema";
import { serverNow } from "../clock/server-clock.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, writeDraft } from "../contact/drafts.ts";
import { focusComposer } from "../contact/focus-composer.ts";
import { lastWritten } from "../presence/presence-store.ts";

/**
 * Puts words where a reply is written, and the focus there; it leaves when its writer sends it, by the ordinary road. Not beside
 * words that stand there already: one message asks for one thing. Says whether it did.
 */
export function insertWords(id: ContactId, words: string): boolean {
  if (draftOf(drafts.get(), id, "reply") !== "") return false;
  lastWritten.set({ contact: id, at: serverNow() });
  drafts.update((before) => writeDraft(before, id, "reply", words));
  focusComposer(id, "reply");
  return true;
}
