import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { WriteWhisperDocument } from "./beside-documents.ts";
import { refusedWords } from "./refused-words.ts";
import { dropWhisperDraft, type WhisperDraft } from "./whisper-drafts.ts";

/** Writes it beside the contact. `null`: it is there; else why not, in words, and what was written stays. */
export async function writeWhisper(
  contactId: ContactId,
  { id, words }: WhisperDraft,
): Promise<string | null> {
  const answer = await tell(WriteWhisperDocument, { id, contactId, words });
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { done } = answer.data;
  switch (done.__typename) {
    case "WhisperWritten":
      dropWhisperDraft(contactId);
      return null;
    case "TextRefused":
    case "CharactersRefused":
      return refusedWords(done);
    case "NotFound":
      return t`This contact is not here any more.`;
    case "WhisperNotWritten":
      return {
        nobody_has_it: t`Nobody has this contact now: nobody would read it.`,
        nobody_wrote: t`No shift lead wrote here: nobody would read it.`,
        not_yours: t`You may write here no longer: only shift leads do, and whoever has the contact.`,
      }[done.because];
  }
}
