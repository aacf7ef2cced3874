import type { Family, ReviewerRole } from "@holdfast/grounding-scripts";
import { t } from "@lingui/core/macro";
import type { ScriptVersion } from "./scripts-documents.ts";
import type { Deed, Done } from "./scripts.ts";

/** A kind of exercise; `null` for one whose words this release cannot read. */
export function familyWords(family: Family | null): string {
  if (family === null) return t`Cannot be read`;
  return {
    orienting: t`Here and now`,
    senses: t`Senses`,
    cognitive: t`Thoughts`,
    physical: t`Feet and hands`,
    breathing: t`Breathing`,
    temperature: t`Temperature`,
    muscle: t`Muscles`,
    body_scan: t`Through the body`,
    imagery: t`A picture in mind`,
    soothing: t`Kind words`,
    acceptance: t`Letting it be`,
  }[family];
}

/** Where a version stands. */
export function statusWords({ status, isOverdue }: Pick<ScriptVersion, "status" | "isOverdue">): string {
  if (isOverdue) return t`Approved, and overdue: offered no more`;
  return {
    draft: t`Draft: needs clinician and survivor-advisor review`,
    in_review: t`In review`,
    approved: t`Approved: offered where its language was checked`,
    retired: t`Retired`,
  }[status];
}

export function reviewerWords(role: ReviewerRole): string {
  return {
    clinician: t`a clinician`,
    survivor_advisor: t`a survivor advisor`,
    language: t`somebody who advocates in its language`,
    accessibility: t`somebody who knows about accessibility`,
  }[role];
}

export function retiredWords(because: NonNullable<ScriptVersion["retiredBecause"]>): string {
  return {
    superseded: t`another version took its place`,
    withdrawn: t`withdrawn`,
    did_harm: t`it did harm`,
  }[because];
}

/** Why something was not done, or is missing. A code that has no words stands as it is. */
export function refusalWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    not_a_draft: t`It is no draft any more.`,
    not_in_review: t`It is not in review.`,
    already_retired: t`It is retired already.`,
    clinician_missing: t`No clinician agrees yet.`,
    survivor_advisor_missing: t`No survivor advisor agrees yet.`,
    one_person_for_both: t`The clinician and the survivor advisor are one person. It takes two.`,
    changes_asked_for: t`Somebody asks for changes. They have to agree, or it takes another version.`,
    no_language_checked: t`No language was checked by somebody who advocates in it.`,
    not_kept: t`There is no such version.`,
    newer_approved: t`A newer version is in use.`,
    imported_by_yourself: t`You imported it. Somebody else has to look at it.`,
    no_such_language: t`It does not speak that language.`,
    checked_by_themselves: t`Who translated it, who said it back and who checked it are three people.`,
    said_back_by_clinician: t`Whoever said it back has not seen what it should say: they are not a clinician who looks at it.`,
    said_back_by_importer: t`Whoever imported it knows what it should say. Somebody else has to say it back.`,
    no_such_person: t`That is nobody who has an account here.`,
    no_words: t`Say what should be otherwise.`,
    words_too_long: t`That is too long.`,
    unreadable: t`This release cannot read its words.`,
  };
  return words[code] ?? code;
}

/** What came of a deed. */
export function doneWords(deed: Deed["kind"], done: Done): string {
  if (done.kind === "refused") return done.because.map(refusalWords).join(" ");
  if (done.kind === "unreachable") return t`The gateway is away. Nothing was done.`;
  if (done.kind === "failed") return t`That did not work. Nothing was done.`;
  return {
    begin: t`It is in review.`,
    review: t`Your review is kept.`,
    check: t`That the language was checked is kept.`,
    approve: t`It is approved, and offered from now on.`,
    retire: t`It is retired, and offered no more.`,
  }[deed];
}
