import type { ContactId } from "@holdfast/case-schema";
import { tell } from "../api/ask.ts";
import { drafts } from "../contact/draft-store.ts";
import { keyOf } from "../contact/drafts.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { pending } from "../contact/pending.ts";
import { putBefore } from "../texting/put-back.ts";
import { DiscardDraftDocument, type DraftData } from "./draft-documents.ts";
import { keepingOf } from "./keeping-store.ts";
import { isUnkept } from "./keeping.ts";
import { saveDraftsNow } from "./start-keeping.ts";
import { wordsOf } from "./words-to-keep.ts";

/**
 * Takes what somebody left unsent to where I write, before my own words, and saves it there; only then is theirs
 * discarded, as I saw it. Whatever fails on the way, the words are somewhere, if need be twice.
 */
export async function writeOnWith(contact: ContactId, draft: DraftData): Promise<void> {
  putBefore(contact, draft.kind, draft.text);
  await saveDraftsNow();
  const words = wordsOf(drafts.get(), pending.get(), contact, draft.kind);
  if (isUnkept(keepingOf(keyOf(contact, draft.kind)), words)) return;
  const { kind, revision, author } = draft;
  await tell(DiscardDraftDocument, { contactId: contact, kind, authorId: author.id, revision });
  await refreshContact(contact);
}
