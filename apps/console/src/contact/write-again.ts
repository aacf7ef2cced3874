import type { ContactId } from "@holdfast/case-schema";
import { drafts } from "./draft-store.ts";
import { draftOf, writeDraft } from "./drafts.ts";
import { focusComposer } from "./focus-composer.ts";

/** Puts words that were not sent back into the reply, below what stands there already, and the focus with them. */
export function writeAgain(id: ContactId, text: string): void {
  drafts.update((all) => {
    const draft = draftOf(all, id, "reply");
    return writeDraft(all, id, "reply", draft.trim() === "" ? text : `${draft}\n${text}`);
  });
  focusComposer(id, "reply");
}
