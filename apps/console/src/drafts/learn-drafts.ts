import type { ContactId } from "@holdfast/case-schema";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, keyOf, writeDraft } from "../contact/drafts.ts";
import { pending } from "../contact/pending.ts";
import { session } from "../session/session.ts";
import type { DraftData } from "./draft-documents.ts";
import { changeKeeping, keepingOf, setAside } from "./keeping-store.ts";
import { heard, type Heard } from "./keeping.ts";
import { notStored, wordsToKeep } from "./words-to-keep.ts";

/** Takes in what the gateway holds of one's own drafts in a contact. What others left there is shown elsewhere. */
export function learnDrafts(contact: ContactId, found: readonly DraftData[]): void {
  const now = session.get();
  if (now.kind !== "signed_in") return;
  for (const draft of found)
    if (draft.author.id === now.me.id)
      take(contact, draft.kind, (keeping, words) => heard(keeping, words, draft));
}

/** Lets what was heard of a draft stand where it is written. */
export function take(
  contact: ContactId,
  kind: DraftData["kind"],
  hear: (keeping: ReturnType<typeof keepingOf>, words: string) => Heard,
): void {
  const key = keyOf(contact, kind);
  const onTheWay = notStored(pending.get(), contact, kind);
  const written = draftOf(drafts.get(), contact, kind);
  const before = wordsToKeep(onTheWay, written);
  const { keeping, words, displaced } = hear(keepingOf(key), before);
  changeKeeping(key, keeping);
  setAside(key, displaced);
  // While words are on their way from here, those in place stay: what comes from elsewhere cannot be told apart from them.
  if (words !== before && onTheWay.length === 0)
    drafts.update((all) => writeDraft(all, contact, kind, words));
}
