import { t } from "@lingui/core/macro";
import { refusalWords } from "../case/refusal-words.ts";
import type { CorrectedData } from "./own-word-documents.ts";

/** Why what somebody says themself was not written down; `null` where it was. */
export function notCorrectedWords(done: CorrectedData): string | null {
  switch (done.__typename) {
    case "CaseWritten":
      return null;
    case "CaseOvertaken":
      return t`Not written down: ${done.now.by.name} wrote something else there meanwhile. Look at it, and ask them once more.`;
    case "CaseInvalid":
      return refusalWords(done.because === "field" ? "failed" : done.because);
    case "CaseUnreadable":
      return refusalWords("unreadable");
    case "NotFound":
      return refusalWords("gone");
    case "OwnWordRefused":
      return refusedWords(done.refused);
  }
}

function refusedWords(because: string): string {
  switch (because) {
    case "verified":
      return t`Not written down: nobody has verified that it is them, or that has ended. Verify them anew.`;
    case "in_hand":
      return t`Not written down: they do not speak in a contact that you have.`;
    case "may_be_exploiter":
      return t`Not done: a contact of theirs is marked as maybe the exploiter’s.`;
    case "in_danger":
      return t`Not done: a contact of theirs is marked as in danger.`;
    case "not_own":
      return t`Not written down: this is about somebody else, or not for them to say. Change it in the case instead.`;
    case "same":
      return t`Not written down: it stands there already.`;
    default:
      return t`Not done: it is not there, or not yours to decide.`;
  }
}
