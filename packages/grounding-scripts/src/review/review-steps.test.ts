import { describe, expect, it } from "vitest";
import { monthsAfter } from "./months-after.ts";
import { DRAFT, LanguageCheck, type Review, type ReviewState } from "./review-state.ts";
import { approval, retirement, toReview, withLanguage, withReview, type Reviewed } from "./review-steps.ts";

const DAY = "2026-11-28";
const review = (changed: Partial<Review>): Review => ({
  role: "clinician",
  reviewer: "c1",
  on: DAY,
  verdict: "agrees",
  ...changed,
});
const CLINICIAN = review({});
const ADVISOR = review({ role: "survivor_advisor", reviewer: "a1" });
const CHECK: LanguageCheck = { origin: "written", checkedBy: "n1", on: DAY };

const inReview = (
  reviews: readonly Review[],
  languages: Partial<Record<"en" | "es" | "fr", LanguageCheck>> = { en: CHECK },
): ReviewState => ({ status: "in_review", reviews: [...reviews], languages });
const because = (reviewed: Reviewed): readonly string[] => (reviewed.ok ? [] : reviewed.because);

describe("approval", () => {
  it("[GS31, GS32] holds for twelve months from the day on which two people agreed", () => {
    expect(approval(inReview([CLINICIAN, ADVISOR]), DAY)).toEqual({
      ok: true,
      state: {
        status: "approved",
        reviews: [CLINICIAN, ADVISOR],
        languages: { en: CHECK },
        on: DAY,
        due: "2027-11-28",
      },
    });
  });

  it.each<[string, ReviewState, readonly string[]]>([
    ["a draft", DRAFT, ["not_in_review"]],
    [
      "what nobody looked at",
      inReview([], {}),
      ["clinician_missing", "survivor_advisor_missing", "no_language_checked"],
    ],
    ["no survivor advisor", inReview([CLINICIAN]), ["survivor_advisor_missing"]],
    ["no clinician", inReview([ADVISOR]), ["clinician_missing"]],
    ["one person for both", inReview([CLINICIAN, { ...ADVISOR, reviewer: "c1" }]), ["one_person_for_both"]],
    [
      "somebody who asks for changes",
      inReview([
        CLINICIAN,
        ADVISOR,
        review({ role: "accessibility", reviewer: "x", verdict: "asks_for_changes" }),
      ]),
      ["changes_asked_for"],
    ],
    [
      "a clinician who asks for changes",
      inReview([{ ...CLINICIAN, verdict: "asks_for_changes" }, ADVISOR]),
      ["clinician_missing", "changes_asked_for"],
    ],
    ["no language that was checked", inReview([CLINICIAN, ADVISOR], {}), ["no_language_checked"]],
  ])("[GS31] is refused for %s", (_what, state, reasons) => {
    expect(because(approval(state, DAY))).toEqual(reasons);
  });
});

describe("what was translated", () => {
  const translated = (changed: object = {}) => ({
    origin: "translated",
    translator: "t1",
    backTranslator: "b1",
    checkedBy: "n1",
    on: DAY,
    ...changed,
  });

  it.each([
    ["who translated it checks it", { checkedBy: "t1" }],
    ["who translated it says it back", { backTranslator: "t1" }],
    ["who said it back checks it", { checkedBy: "b1" }],
  ])("[GS31] takes three people: not where %s", (_what, changed) => {
    expect(LanguageCheck.safeParse(translated()).success).toBe(true);
    expect(LanguageCheck.safeParse(translated(changed)).success).toBe(false);
  });

  it("[GS49] is said back by nobody who looks at it as a clinician, whichever is first", () => {
    const check = LanguageCheck.parse(translated({ backTranslator: "c1" }));
    expect(because(withLanguage(inReview([CLINICIAN]), "es", check))).toEqual(["said_back_by_clinician"]);
    expect(because(withReview(inReview([], { es: check }), CLINICIAN))).toEqual(["said_back_by_clinician"]);
    expect(withReview(inReview([], { es: check }), { ...ADVISOR, reviewer: "c1" }).ok).toBe(true);
    expect(withLanguage(inReview([{ ...ADVISOR, reviewer: "c1" }]), "es", check).ok).toBe(true);
  });
});

it("[GS30] a draft goes to review, reviews and checks are added, and what somebody said before no longer counts", () => {
  const begun = toReview(DRAFT);
  if (!begun.ok) throw new Error("a draft is refused");
  const asked = withReview(begun.state, { ...CLINICIAN, verdict: "asks_for_changes" });
  if (!asked.ok) throw new Error("a review is refused");
  const agreed = withReview(asked.state, CLINICIAN);
  if (!agreed.ok) throw new Error("a second review is refused");
  const checked = withLanguage(agreed.state, "es", CHECK);
  expect(checked).toEqual({
    ok: true,
    state: { status: "in_review", reviews: [CLINICIAN], languages: { es: CHECK } },
  });
});

it("[GS30] nothing goes back, and nothing is skipped", () => {
  const retired = retirement(DRAFT, DAY, "withdrawn");
  if (!retired.ok) throw new Error("retiring is refused");
  expect(because(retirement(retired.state, DAY, "did_harm"))).toEqual(["already_retired"]);
  expect(because(toReview(retired.state))).toEqual(["not_a_draft"]);
  expect(because(withReview(DRAFT, CLINICIAN))).toEqual(["not_in_review"]);
  expect(because(withLanguage(retired.state, "en", CHECK))).toEqual(["not_in_review"]);
  expect(because(approval(retired.state, DAY))).toEqual(["not_in_review"]);
});

it("[GS31] nobody checks their own translation, and nobody translates back what they wrote", () => {
  const people = { translator: "t1", backTranslator: "b1", checkedBy: "n1" };
  const check = (changed: Partial<typeof people>): boolean =>
    LanguageCheck.safeParse({ origin: "translated", on: DAY, ...people, ...changed }).success;
  expect(check({})).toBe(true);
  expect(check({ checkedBy: "t1" })).toBe(false);
  expect(check({ backTranslator: "t1" })).toBe(false);
});

it.each([
  ["2026-11-28", 12, "2027-11-28"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2026-08-31", 1, "2026-09-30"],
  ["2026-12-15", 2, "2027-02-15"],
])("[GS32] %s and %i months is %s", (day, months, then) => {
  expect(monthsAfter(day, months)).toBe(then);
});
