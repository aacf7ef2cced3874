import type { CallPrompt } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What is played to whoever cannot speak, as the advocate reads it. */
export function promptWords(prompt: CallPrompt): string {
  return {
    yes_no: t`Say how keys answer: 1 for yes, 2 for no`,
    is_it_safe: t`Is it safe to go on?`,
    need_help_now: t`Should somebody come to you now?`,
    rather_write: t`Would you rather write?`,
    goodbye: t`Say goodbye: they can call or write again at any time`,
  }[prompt];
}
