import { t } from "@lingui/core/macro";

/** Why it is not kept what somebody found. */
export function notReviewedWords(code: string): string {
  switch (code) {
    case "too_few":
      return t`Say why in three words at least.`;
    case "too_long":
      return t`That is too long.`;
    default:
      return t`Nothing was kept: somebody looked at it a moment ago, or it is not yours to look at.`;
  }
}
