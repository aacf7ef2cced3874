import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VOICE_AIM } from "./agents-needed.ts";
import { staffHours, type Known } from "./hours-ahead.ts";

const MINUTE = 60_000;
const known = (facts: Partial<Known> = {}): Known => ({
  today: [{ count: 12, gone: 1, earlier: [10, 11, 12] }],
  ahead: [
    [10, 12, 14],
    [2, 3, 1],
  ],
  handling: { meanMs: 20 * MINUTE, of: 300 },
  patienceMs: null,
  atOnce: 1,
  ...facts,
});

describe("how many people the hours ahead need", () => {
  it("[Q75] is told for when few, as many as expected, and many come", () => {
    const hours = staffHours(known(), VOICE_AIM);
    expect(hours).toHaveLength(2);
    for (const hour of hours) {
      if (!hour.known) throw new Error("an estimate was expected");
      expect(hour.few.agents).toBeLessThanOrEqual(hour.expected.agents);
      expect(hour.expected.agents).toBeLessThanOrEqual(hour.many.agents);
      expect(hour.expected.outlook.answeredWithin).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("[Q74] is unknown where too few contacts were handled, or too few weeks are known, and says how many there are", () => {
    expect(staffHours(known({ handling: { meanMs: MINUTE, of: 19 } }), VOICE_AIM)[0]).toEqual({
      known: false,
      because: "Q74_too_few_handled",
      has: 19,
      needed: 20,
    });
    expect(staffHours(known({ ahead: [[10, 12]] }), VOICE_AIM)).toEqual([
      { known: false, because: "Q74_too_few_weeks", has: 2, needed: 3 },
    ]);
  });

  it("[Q71] [Q75] needs no more where people leave, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 3, maxLength: 6 }),
        fc.integer({ min: 1, max: 60 }),
        (week, minutes) => {
          const facts = { ahead: [week], handling: { meanMs: minutes * MINUTE, of: 50 } };
          const [staying] = staffHours(known(facts), VOICE_AIM);
          const [leaving] = staffHours(known({ ...facts, patienceMs: 60 * MINUTE }), VOICE_AIM);
          if (staying?.known !== true || leaving?.known !== true) throw new Error("an estimate was expected");
          expect(leaving.many.agents).toBeLessThanOrEqual(staying.many.agents);
        },
      ),
      { numRuns: rounds(60) },
    );
  });
});
