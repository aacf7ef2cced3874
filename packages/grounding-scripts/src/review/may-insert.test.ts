import { describe, expect, it } from "vitest";
import { SHIPPED } from "../library/shipped.ts";
import { approveVersion, compareVersions, isNewVersion, KeptScript } from "./kept-script.ts";
import { insertable, mayInsert, type InsertRefusal } from "./may-insert.ts";
import { DRAFT, type ReviewState } from "./review-state.ts";

const SCRIPT = SHIPPED[0]!;
const DAY = "2026-11-28";
const CHECK = { origin: "written", checkedBy: "n1", on: DAY } as const;
const REVIEWS = [
  { role: "clinician", reviewer: "c1", on: DAY, verdict: "agrees" },
  { role: "survivor_advisor", reviewer: "a1", on: DAY, verdict: "agrees" },
] as const;
const IN_REVIEW: ReviewState = { status: "in_review", reviews: [...REVIEWS], languages: { en: CHECK } };
const APPROVED: ReviewState = { ...IN_REVIEW, status: "approved", on: DAY, due: "2027-11-28" };
const RETIRED: ReviewState = { status: "retired", on: DAY, because: "did_harm" };

const kept = (version: string, review: ReviewState): KeptScript => ({
  script: { ...SCRIPT, version },
  review,
});
const ASKED = { language: "en", today: DAY, drafts: "approved_only" } as const;
const DEMO = { ...ASKED, drafts: "demo_shows_drafts" } as const;

describe("what may be inserted", () => {
  it.each<[string, ReviewState, Partial<Parameters<typeof mayInsert>[1]>, InsertRefusal | "approved"]>([
    ["a draft", DRAFT, {}, "not_approved"],
    ["what is looked at", IN_REVIEW, {}, "not_approved"],
    ["what is approved", APPROVED, {}, "approved"],
    ["the last day", APPROVED, { today: "2027-11-28" }, "approved"],
    ["the day after", APPROVED, { today: "2027-11-29" }, "review_overdue"],
    ["a language that nobody checked", APPROVED, { language: "es" }, "language_not_checked"],
    ["what is retired", RETIRED, {}, "retired"],
    ["what is retired, in a demo", RETIRED, DEMO, "retired"],
    ["what is approved, in a demo", APPROVED, DEMO, "approved"],
  ])("[GS35] %s", (_what, review, changed, answer) => {
    const found = mayInsert(kept("1.0.0", review), { ...ASKED, ...changed });
    expect(found.may ? found.as : found.because).toBe(answer);
  });

  it.each<[string, ReviewState, Partial<typeof DEMO> | { language: "es" }]>([
    ["a draft", DRAFT, {}],
    ["what is looked at", IN_REVIEW, {}],
    ["a language that nobody checked", APPROVED, { language: "es" }],
  ])("[GS35] a demo shows %s, and says that it is a draft", (_what, review, changed) => {
    expect(mayInsert(kept("1.0.0", review), { ...DEMO, ...changed })).toEqual({ may: true, as: "draft" });
  });

  it("[GS35] a language that a script does not speak is not inserted anywhere", () => {
    const english = { script: { ...SCRIPT, wordings: { en: SCRIPT.wordings.en! } }, review: APPROVED };
    expect(mayInsert(english, { ...DEMO, language: "fr" })).toEqual({
      may: false,
      because: "no_such_language",
    });
  });

  it("[GS35] of each script the newest approved version comes, and a draft only where there is none", () => {
    const all = [
      kept("1.0.0", APPROVED),
      kept("1.10.0", APPROVED),
      kept("1.9.0", APPROVED),
      kept("2.0.0", DRAFT),
    ];
    const found = (asked: Parameters<typeof insertable>[1], of = all) =>
      insertable(of, asked).map(({ kept: { script }, as }) => [script.version, as]);
    expect(found(ASKED)).toEqual([["1.10.0", "approved"]]);
    expect(found(DEMO)).toEqual([["1.10.0", "approved"]]);
    expect(found(DEMO, [kept("1.0.0", DRAFT), kept("2.0.0", DRAFT)])).toEqual([["2.0.0", "draft"]]);
    expect(found(ASKED, [kept("1.0.0", DRAFT)])).toEqual([]);
  });
});

describe("versions", () => {
  it.each([
    ["1.0.0", "1.0.0", 0],
    ["1.9.0", "1.10.0", -1],
    ["2.0.0", "1.99.99", 1],
    ["1.0.1", "1.0.0", 1],
  ])("[GS33] %s against %s: %i", (one, other, sign) => {
    expect(Math.sign(compareVersions(one, other))).toBe(sign);
  });

  it("[GS33] a version is added only above every one that there is of its script", () => {
    const all = [kept("1.2.0", RETIRED)];
    expect(isNewVersion({ id: SCRIPT.id, version: "1.2.1" }, all)).toBe(true);
    expect(isNewVersion({ id: SCRIPT.id, version: "1.2.0" }, all)).toBe(false);
    expect(isNewVersion({ id: SCRIPT.id, version: "1.1.9" }, all)).toBe(false);
    expect(isNewVersion({ id: "another", version: "0.0.1" }, all)).toBe(true);
  });

  it("[GS34] approving one version retires the one before, and leaves everything else", () => {
    const other = { script: SHIPPED[1]!, review: APPROVED };
    const all = [kept("1.0.0", APPROVED), kept("1.1.0", IN_REVIEW), kept("0.9.0", RETIRED), other];
    const approved = approveVersion(all, { id: SCRIPT.id, version: "1.1.0" }, "2026-12-01");
    if (!approved.ok) throw new Error(approved.because.join());
    expect(approved.kept.map(({ review }) => review)).toEqual([
      { status: "retired", on: "2026-12-01", because: "superseded" },
      { ...APPROVED, on: "2026-12-01", due: "2027-12-01" },
      RETIRED,
      APPROVED,
    ]);
    expect(approved.kept.every((each) => KeptScript.safeParse(each).success)).toBe(true);
  });

  it.each<[string, readonly KeptScript[], string]>([
    ["that is not there", [], "not_kept"],
    ["that nobody looked at", [kept("1.1.0", DRAFT)], "not_in_review"],
    ["older than the one in use", [kept("1.1.0", IN_REVIEW), kept("2.0.0", APPROVED)], "newer_approved"],
  ])("[GS34] a version is not approved %s", (_what, all, reason) => {
    expect(approveVersion(all, { id: SCRIPT.id, version: "1.1.0" }, DAY)).toEqual({
      ok: false,
      because: [reason],
    });
  });
});
