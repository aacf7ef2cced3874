import type { ReportOutcome } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { Decided } from "./reports.ts";

/** What an outcome is called. */
export function outcomeWords(outcome: ReportOutcome): string {
  return {
    reported: t`Reported`,
    not_reported: t`Not reported`,
    marked_by_mistake: t`Marked by mistake`,
  }[outcome];
}

/** What an outcome brings about. */
export function outcomeMeans(outcome: ReportOutcome): string {
  return {
    reported: t`You made the report yourself, outside Holdfast. What they sent stays sealed until the day below, counted anew from now.`,
    not_reported: t`No report is owed or made. What they sent stays sealed until the day below, and hidden for ever.`,
    marked_by_mistake: t`Somebody pressed the wrong button. Advocates can see the picture again at once. You vouch for that without seeing it: ask whoever marked it.`,
  }[outcome];
}

/** What to write beside it. */
export function wordsWanted(outcome: ReportOutcome | null): string {
  return outcome === "reported" ? t`To whom, and under which number` : t`Why`;
}

/** Why a decision was not recorded. */
export function decidedWords(decided: Exclude<Decided, "recorded">): string {
  return {
    decided_already: t`Somebody decided before you; nothing was changed. Close this and look again.`,
    not_officer: t`Somebody else is the named officer now. Nothing was recorded.`,
    words_wanted: t`It needs words, at most 4000 characters of them.`,
    unreachable: t`No connection: nobody knows whether it was recorded. Try again; it is recorded once.`,
    failed: t`It could not be recorded. Try again.`,
  }[decided];
}
