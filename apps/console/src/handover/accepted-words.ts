import { t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";
import { limitReasonWords, lockReasonWords } from "../reach/reach-words.ts";
import type { RefusedDecision } from "../reach/refused-words.ts";
import { clockWords } from "../text/time-words.ts";
import type { Accepted, PersonTold } from "./accept-handover.ts";

/** Why a contact is not theirs now; `null` when it is. */
export function notAcceptedWords(accepted: Accepted, now: number): string | null {
  switch (accepted.kind) {
    case "accepted":
      return null;
    case "waits": {
      if (accepted.until === null)
        return t`A call goes on, and nothing is interrupted. Accept when it is over.`;
      if (accepted.until <= now) return t`They have been quiet for a while: accept again now.`;
      const clock = clockWords(accepted.until, now);
      return t`They are talking, and nothing is interrupted. Accept again at ${clock}, unless words go in between.`;
    }
    case "not_yours":
      return t`This is not yours to accept any more: a colleague has it, or it was taken back.`;
    case "gone":
      return t`This is not there any more, or it is not yours to see.`;
    case "no_answer":
      return failureWords(accepted.because);
  }
}

/** Whether the person knows that somebody else goes on, and what is to be done where they do not. */
export function toldWords(told: PersonTold): string {
  switch (told.kind) {
    case "told":
      return t`They are told that somebody else goes on. Write after that.`;
    case "may_not":
      return `${t`They are not told, since they may not be written to now.`} ${reasonWords(told.decision)}`.trim();
    case "say":
      return t`Say this first, aloud:`;
    case "not_told":
      return t`The contact is yours, and they are not told that somebody else goes on. Accept again, so that they are.`;
  }
}

function reasonWords({ locks, limits }: RefusedDecision): string {
  const lock = locks[0]?.lock ?? null;
  if (lock !== null) return lockReasonWords(lock);
  const limit = limits[0]?.limit ?? null;
  return limit === null ? "" : limitReasonWords(limit);
}
