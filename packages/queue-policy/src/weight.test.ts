import { Disposition, Lane } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { weightOf, type ContactWeight, type Weighed } from "./weight.ts";

const USUAL: Weighed = { danger: null, lane: null, disposition: null };

describe("how heavy a contact was to have", () => {
  it.each<[ContactWeight, Partial<Weighed>]>([
    ["crisis", { danger: "said_so" }],
    ["crisis", { danger: "danger_word", lane: "information", disposition: "information" }],
    ["crisis", { lane: "life_threat" }],
    ["crisis", { lane: "crisis", disposition: "abusive" }],
    ["heavy", { lane: "minor_mentioned" }],
    ["heavy", { disposition: "child_protection_report" }],
    ["heavy", { lane: "tip", disposition: "emergency_dispatched" }],
    ["heavy", { disposition: "le_report_by_exception" }],
    ["heavy", { disposition: "dropped_danger" }],
    ["heavy", { disposition: "sexual_misuse" }],
    ["heavy", { disposition: "abusive" }],
    ["usual", {}],
    ["usual", { lane: "in_situation", disposition: "referral_given" }],
    ["usual", { lane: "information", disposition: "wrong_number" }],
  ])("[Q40] is %s with %j", (weight, facts) => {
    expect(weightOf({ ...USUAL, ...facts })).toBe(weight);
  });

  it("[Q40] grows with every fact, and never shrinks by one", () => {
    const RANK = { usual: 0, heavy: 1, crisis: 2 };
    for (const lane of [null, ...Lane.options])
      for (const disposition of [null, ...Disposition.options]) {
        const one = RANK[weightOf({ danger: null, lane, disposition })];
        expect(RANK[weightOf({ danger: "said_so", lane, disposition })]).toBe(2);
        expect(one).toBeGreaterThanOrEqual(RANK[weightOf({ danger: null, lane, disposition: null })]);
        expect(one).toBeGreaterThanOrEqual(RANK[weightOf({ danger: null, lane: null, disposition })]);
      }
  });
});
