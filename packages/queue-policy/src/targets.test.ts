import { Medium, TARGET_MOST_MS } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_TARGETS, Targets, targetMs } from "./targets.ts";

const milliseconds = fc.integer({ min: 1, max: 86_400_000 });
const targets = fc.record({
  voice: milliseconds,
  text: milliseconds,
  email: milliseconds,
  form: milliseconds,
  danger: milliseconds,
});

describe("how soon an answer is owed", () => {
  it.each([
    ["voice", 20_000],
    ["text", 60_000],
    ["email", 900_000],
    ["form", 900_000],
  ] as const)("[Q4] is by default, on %s, %i ms", (medium, expected) => {
    expect(targetMs(medium, false, DEFAULT_TARGETS)).toBe(expected);
    expect(targetMs(medium, true, DEFAULT_TARGETS)).toBe(20_000);
  });

  it("[Q4] is never later in danger than without, nor later than the danger target", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Medium.options), targets, (medium, chosen) => {
        const inDanger = targetMs(medium, true, chosen);
        expect(inDanger).toBeLessThanOrEqual(targetMs(medium, false, chosen));
        expect(inDanger).toBeLessThanOrEqual(chosen.danger);
        expect([chosen[medium], chosen.danger]).toContain(inDanger);
      }),
      { numRuns: rounds(300) },
    );
  });

  it.each([
    ["zero", { ...DEFAULT_TARGETS, text: 0 }],
    ["a negative number", { ...DEFAULT_TARGETS, danger: -1 }],
    ["a fraction", { ...DEFAULT_TARGETS, email: 1.5 }],
    ["longer than a week", { ...DEFAULT_TARGETS, form: TARGET_MOST_MS + 1 }],
    ["no number", { ...DEFAULT_TARGETS, voice: Number.NaN }],
    ["a missing medium", { voice: 1, text: 1, email: 1, danger: 1 }],
  ])("[Q8] is not %s", (_name, value) => {
    expect(Targets.safeParse(value).success).toBe(false);
  });

  it("[Q8] has defaults that are targets", () => {
    for (const each of [DEFAULT_TARGETS, { ...DEFAULT_TARGETS, email: TARGET_MOST_MS }])
      expect(Targets.parse(each)).toEqual(each);
  });
});
