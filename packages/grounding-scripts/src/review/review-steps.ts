import type { Language } from "@holdfast/case-schema";
import { monthsAfter } from "./months-after.ts";
import type { Day, LanguageCheck, Review, ReviewerRole, ReviewState } from "./review-state.ts";

/** How long an approval holds (GS32). */
export const REVIEW_MONTHS = 12;

/** Why a version cannot go where it was to go. */
export type ReviewRefusal =
  | "not_a_draft"
  | "not_in_review"
  | "already_retired"
  | "clinician_missing"
  | "survivor_advisor_missing"
  | "one_person_for_both"
  | "changes_asked_for"
  | "no_language_checked"
  /** Whoever said a translation back has not seen what it should say: they look at it as no clinician. */
  | "said_back_by_clinician";

export type Reviewed =
  | { readonly ok: true; readonly state: ReviewState }
  | { readonly ok: false; readonly because: readonly ReviewRefusal[] };

/** Hands a draft to those who look at it. */
export function toReview(state: ReviewState): Reviewed {
  return state.status === "draft"
    ? { ok: true, state: { status: "in_review", reviews: [], languages: {} } }
    : refused("not_a_draft");
}

/** Adds what a reviewer said; what they said before in the same role no longer counts. */
export function withReview(state: ReviewState, review: Review): Reviewed {
  if (state.status !== "in_review") return refused("not_in_review");
  const hasSaidBack = Object.values(state.languages).some((check) => saidBackBy(check) === review.reviewer);
  if (review.role === "clinician" && hasSaidBack) return refused("said_back_by_clinician");
  const others = state.reviews.filter(
    ({ role, reviewer }) => role !== review.role || reviewer !== review.reviewer,
  );
  return { ok: true, state: { ...state, reviews: [...others, review] } };
}

/** Adds that a language was checked; what was translated, was said back by a third, who is no clinician of it (GS31, GS49). */
export function withLanguage(state: ReviewState, language: Language, check: LanguageCheck): Reviewed {
  if (state.status !== "in_review") return refused("not_in_review");
  const isByClinician = state.reviews.some(
    ({ role, reviewer }) => role === "clinician" && reviewer === saidBackBy(check),
  );
  return isByClinician
    ? refused("said_back_by_clinician")
    : { ok: true, state: { ...state, languages: { ...state.languages, [language]: check } } };
}

const saidBackBy = (check: LanguageCheck): string | null =>
  check.origin === "translated" ? check.backTranslator : null;

/** Approves what a clinician and a survivor advisor agreed on, two people, with a language checked and no wish open (GS31). */
export function approval(state: ReviewState, today: Day): Reviewed {
  if (state.status !== "in_review") return refused("not_in_review");
  const missing = missingFor(state);
  if (missing.length > 0) return { ok: false, because: missing };
  const { reviews, languages } = state;
  return {
    ok: true,
    state: { status: "approved", reviews, languages, on: today, due: monthsAfter(today, REVIEW_MONTHS) },
  };
}

/** Takes a version out of use, wherever it stands. A retired one never comes back: a new version does. */
export function retirement(
  state: ReviewState,
  today: Day,
  because: Extract<ReviewState, { status: "retired" }>["because"],
): Reviewed {
  return state.status === "retired"
    ? refused("already_retired")
    : { ok: true, state: { status: "retired", on: today, because } };
}

function missingFor({
  reviews,
  languages,
}: Extract<ReviewState, { status: "in_review" }>): readonly ReviewRefusal[] {
  const agreeing = (asked: ReviewerRole): readonly string[] =>
    reviews
      .filter(({ role, verdict }) => role === asked && verdict === "agrees")
      .map(({ reviewer }) => reviewer);
  const clinicians = agreeing("clinician");
  const advisors = agreeing("survivor_advisor");
  const isOnePerson =
    clinicians.length > 0 &&
    advisors.length > 0 &&
    clinicians.every((one) => advisors.every((other) => other === one));
  const because: ReviewRefusal[] = [];
  if (clinicians.length === 0) because.push("clinician_missing");
  if (advisors.length === 0) because.push("survivor_advisor_missing");
  if (isOnePerson) because.push("one_person_for_both");
  if (reviews.some(({ verdict }) => verdict === "asks_for_changes")) because.push("changes_asked_for");
  if (Object.keys(languages).length === 0) because.push("no_language_checked");
  return because;
}

function refused(because: ReviewRefusal): Reviewed {
  return { ok: false, because: [because] };
}
