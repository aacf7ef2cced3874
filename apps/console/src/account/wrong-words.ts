import { t } from "@lingui/core/macro";
import type { ProvedAuthAnswer } from "../prove/tell-auth-proved.ts";
import { guessedFirstWords } from "./password-fault.ts";

/** That nothing was done, since whoever sits here did not prove that it is them. */
export const unprovedWords = (): string => t`Nothing was changed: it was not proved that it is you.`;

/** Why something about one's own account was not done. */
export function wrongWords(answer: Exclude<ProvedAuthAnswer, { readonly kind: "done" }>): string {
  if (answer.kind === "unproved") return unprovedWords();
  if (answer.kind === "unreachable") return t`The gateway cannot be reached. Try again in a moment.`;
  if (answer.kind === "too_many") return t`Too many tries. Wait a minute, then try again.`;
  if (answer.code === "INVALID_PASSWORD") return t`This is not your present password.`;
  if (answer.code === "PASSWORD_GUESSED_FIRST") return guessedFirstWords();
  if (answer.code === "INVALID_CODE") return t`This code is not right. Wait for the next one.`;
  return t`That was not done. Load the page again, then try once more.`;
}
