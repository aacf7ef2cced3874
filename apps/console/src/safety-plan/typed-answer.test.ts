import { FIELDS, fieldOf, Question } from "@holdfast/safety-plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_PLACE } from "../case/typed-place.ts";
import { answerWords } from "./answer-words.ts";
import { isValue, typedOf, valueOf } from "./typed-answer.ts";

const words = fc.string({ minLength: 1, maxLength: 30 }).map((text) => `a${text.trim()}`);
const ANSWERS: Readonly<Record<Question, fc.Arbitrary<unknown>>> = {
  device_safe: fc.constantFrom("yes", "no", "not_sure"),
  alone: fc.constantFrom("alone", "may_be_seen", "may_be_heard", "not_alone"),
  reconnect: fc.oneof(
    fc.record({ what: fc.constantFrom("i_will_contact_you", "never_contact", "code_word_check") }),
    fc.record({ what: fc.constantFrom("you_may_text_at", "you_may_call_at"), when: words }),
  ),
  where: fc.oneof(
    fc.constant({ precision: "country", country: "US" }),
    fc.record({
      precision: fc.constant("city"),
      country: fc.constant("US"),
      region: fc.constantFrom(null, "US-NV"),
      city: words,
    }),
    // SP42: a town is enough.
    fc.record({
      precision: fc.constant("city"),
      country: fc.constant(null),
      region: fc.constant(null),
      city: words,
    }),
  ),
  how_long: fc.oneof(
    fc.record({ kind: fc.constant("minutes"), minutes: fc.integer({ min: 1, max: 525_600 }) }),
    fc.constant({ kind: "unknown" }),
    fc
      .integer({ min: 1_700_000, max: 30_000_000 })
      .map((minute) => ({ kind: "until", at: new Date(minute * 60_000).toISOString() })),
  ),
  on_foot: fc.constantFrom("yes", "no", "not_sure", "not_able"),
  transport: fc.constantFrom(["own_vehicle", "money_for_cab"], ["none"]),
  with: fc.array(fc.record({ who: fc.constantFrom("child", "adult", "animal"), said: words }), {
    maxLength: 5,
  }),
  injury: fc.constantFrom("none", "needs_care_today", "emergency"),
  weapons_watch: fc.constantFrom(["weapons", "guards"], ["unknown"]),
};

describe("an answer as it is typed", () => {
  it.each(Question.options)("to %s says what stands in the plan, and is kept as that", (question) => {
    const field = fieldOf(question);
    fc.assert(
      fc.property(ANSWERS[question], (value) => {
        const stands = FIELDS[field].parse({ kind: "answered", value });
        expect(valueOf(field, typedOf(field, stands))).toEqual(stands);
      }),
    );
    expect(valueOf(field, typedOf(field, { kind: "skipped" }))).toEqual({ kind: "skipped" });
  });

  it("[SP42] to where is a town alone, with no country but one that was chosen", () => {
    const typed = (facts: object) => ({
      kind: "answered",
      value: { ...NO_PLACE, city: " Ternhaven ", ...facts },
    });
    const kept = (facts: object) => valueOf("first.where", typed(facts));
    const town = { precision: "city", country: null, region: null, city: "Ternhaven" };
    expect(kept({})).toEqual({ kind: "answered", value: town });
    expect(isValue("first.where", kept({}))).toBe(true);
    expect(answerWords("where", kept({}), 0)).toBe("Ternhaven");
    expect(kept({ country: "US" })).toEqual({ kind: "answered", value: { ...town, country: "US" } });
    expect(answerWords("where", kept({ country: "US" }), 0)).toBe("Ternhaven, US");
    for (const nothing of [
      { city: " " },
      { precision: "country" },
      { precision: "address", street: "Elm 1" },
    ])
      expect(isValue("first.where", kept(nothing))).toBe(false);
  });

  it.each([
    ["reconnect", { what: "you_may_text_at", when: " " }],
    ["how_long", { kind: "minutes", minutes: "a while", at: "" }],
    ["how_long", { kind: "until", minutes: "", at: "" }],
    ["transport", ["none", "own_vehicle"]],
    ["with", [{ who: "child", said: "" }]],
  ] as const)("to %s is none while something is missing or denies itself: %j", (question, value) => {
    const field = fieldOf(question);
    expect(isValue(field, valueOf(field, { kind: "answered", value }))).toBe(false);
  });

  it("of words is what was written, without what stands around it", () => {
    expect(valueOf("section.bag", "  By the door \n")).toBe("By the door");
    expect([typedOf("section.bag", null), typedOf("phase", "leaving")]).toEqual(["", "leaving"]);
    expect(isValue("review_at", valueOf("review_at", typedOf("review_at", "2026-01-15T08:30:00.000Z")))).toBe(
      true,
    );
    expect(isValue("review_at", valueOf("review_at", ""))).toBe(false);
  });
});
