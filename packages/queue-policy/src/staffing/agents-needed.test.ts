import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentsNeeded, TEXT_AIM, VOICE_AIM, waitingWith, type Aim, type Coming } from "./agents-needed.ts";

const MINUTE = 60_000;
const YEAR_HOURS = 8_760;
const coming = (facts: Partial<Coming> = {}): Coming => ({
  perHour: 200,
  handlingMs: 3 * MINUTE,
  patienceMs: null,
  atOnce: 1,
  ...facts,
});
const answersOnly = (share: number, withinMs: number): Aim => ({ share, withinMs, occupancyMost: 1 });

describe("how many people a load needs", () => {
  // pypi.org/project/pyworkforce: 14 people, where occupancy is held under 85 of 100 and 80 of 100 are to be answered.
  it("[Q72] is as published: 14 for 100 calls in half an hour of 3 minutes each", () => {
    const needed = agentsNeeded(coming(), { share: 0.8, withinMs: 20_000, occupancyMost: 0.85 });
    expect(needed.agents).toBe(14);
    expect(needed.because).toBe("Q72_answered");
    expect(needed.outlook.answeredWithin).toBeCloseTo(0.8883500191794669, 12);
  });

  it.each<[string, number, number]>([
    ["32,000 contacts a year, evenly", 32_000 / YEAR_HOURS, 6],
    ["a million a year in an hour thrice as busy", (3 * 1_000_000) / YEAR_HOURS, 247],
  ])(
    "[Q72] is what the plan of the house computed of it: %s, of 40 minutes each",
    (_name, perHour, agents) => {
      const needed = agentsNeeded(coming({ perHour, handlingMs: 40 * MINUTE }), answersOnly(0.9, MINUTE));
      expect(needed.agents).toBe(agents);
    },
  );

  it("[Q72] is more than answers need where people would be busy for too much of their time", () => {
    const needed = agentsNeeded(coming({ perHour: 2_000 }), VOICE_AIM);
    expect(needed.because).toBe("Q72_occupancy");
    expect(needed.agents).toBe(Math.ceil(100 / 0.65));
  });

  it("[Q72] counts how many somebody has at once", () => {
    const one = agentsNeeded(coming(), TEXT_AIM).agents;
    expect(agentsNeeded(coming({ atOnce: 2 }), TEXT_AIM).agents).toBe(Math.ceil(one / 2));
  });

  it("[Q72] is nobody where nobody comes", () => {
    expect(agentsNeeded(coming({ perHour: 0 }), VOICE_AIM)).toMatchObject({
      agents: 0,
      because: "Q72_nobody_comes",
    });
  });

  it.each<[string, Partial<Coming>, Partial<Aim>]>([
    ["comes no number of times", { perHour: Number.NaN }, {}],
    ["comes less than never", { perHour: -1 }, {}],
    ["comes without end", { perHour: Number.POSITIVE_INFINITY }, {}],
    ["takes no number of milliseconds", { handlingMs: Number.NaN }, {}],
    ["takes less than nothing", { handlingMs: -1 }, {}],
    ["waits for no number of milliseconds", { patienceMs: Number.NaN }, {}],
    ["waits for nothing", { patienceMs: 0 }, {}],
    ["is had none at a time", { atOnce: 0 }, {}],
    ["is had half at a time", { atOnce: 0.5 }, {}],
    ["is had no number at a time", { atOnce: Number.NaN }, {}],
    ["is to be answered for no share", {}, { share: Number.NaN }],
    ["is always to be answered", {}, { share: 1 }],
    ["is to be answered within no number", {}, { withinMs: Number.NaN }],
    ["is to be answered before it comes", {}, { withinMs: -1 }],
    ["is to keep nobody busy", {}, { occupancyMost: 0 }],
    ["is to keep nobody busy, all but", {}, { occupancyMost: Number.MIN_VALUE }],
    ["is to keep them busy for no number", {}, { occupancyMost: Number.NaN }],
    ["is to keep them busy for more than their time", {}, { occupancyMost: 1.5 }],
  ])("[Q72] is refused of what %s", (_what, facts, aim) => {
    expect(() => agentsNeeded(coming(facts), { ...TEXT_AIM, ...aim })).toThrow(RangeError);
  });

  it("[Q72] is the fewest with whom both aims are met, and no fewer when more come", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 400, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: 1, max: 600 })),
        fc.constantFrom(VOICE_AIM, TEXT_AIM, answersOnly(0.8, 20_000)),
        (perHour, minutes, patience, aim) => {
          const load = coming({
            perHour,
            handlingMs: minutes * MINUTE,
            patienceMs: patience === null ? null : patience * 1_000,
          });
          const { agents, outlook } = agentsNeeded(load, aim);
          expect(outlook.answeredWithin).toBeGreaterThanOrEqual(aim.share);
          expect(outlook.occupancy).toBeLessThanOrEqual(aim.occupancyMost);
          const fewer = waitingWith(agents - 1, load, aim.withinMs);
          const isTooFew = fewer.answeredWithin < aim.share || fewer.occupancy > aim.occupancyMost;
          expect(agents === 1 || isTooFew).toBe(true);
          expect(agentsNeeded({ ...load, perHour: perHour * 1.2 }, aim).agents).toBeGreaterThanOrEqual(
            agents,
          );
        },
      ),
      { numRuns: rounds(60) },
    );
  });
});
