import { DangerReason, Lane } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dangerOf } from "./danger.ts";

const words = "words:danger-en:0:has-a-gun";

describe("why a contact counts as danger", () => {
  it.each([
    ["they said so", "said_so", null, null, "said_so"],
    ["a colleague marked it, whatever the words", "marked_by_staff", "life_threat", words, "marked_by_staff"],
    ["a list of words found a life threat", null, "life_threat", words, "found_in_words"],
    ["their answer in a form is a life threat", null, "life_threat", "form:danger", "said_so"],
    ["a colleague judged it a life threat", null, "life_threat", "staff", "marked_by_staff"],
    ["nobody and nothing says so", null, null, null, null],
    ["a list found something less", null, "crisis", words, null],
    ["a colleague judged what a list had found to be less", null, "information", "staff", null],
  ] as const)("[Q15] %s", (_name, danger, lane, laneReason, known) => {
    expect(dangerOf({ danger, lane, laneReason })).toBe(known);
  });

  it("[Q15] a list of words can only add danger, never take any away or change who said so", () => {
    const facts = fc.record({
      danger: fc.constantFrom(null, ...DangerReason.options),
      lane: fc.constantFrom(null, ...Lane.options),
      laneReason: fc.constant("staff"),
    });
    fc.assert(
      fc.property(facts, (before) => {
        const raised = dangerOf({ ...before, lane: "life_threat", laneReason: words });
        expect(raised).toBe(before.danger ?? "found_in_words");
      }),
    );
  });
});
