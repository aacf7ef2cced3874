import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breakOffer,
  NO_OFFER_AFTER_BREAK_MS,
  OFFERED_BREAK_MS,
  type CareOfShift,
  type Had,
} from "./break-offer.ts";

const SINCE = 1_800_000_000_000;
const MINUTE = 60_000;
const NOW = SINCE + 180 * MINUTE;
const had = (weight: Had["weight"], minute: number): Had => ({ weight, at: SINCE + minute * MINUTE });
const shift = (rest: Partial<CareOfShift> = {}): CareOfShift => ({
  since: SINCE,
  had: [],
  breakEndedAt: null,
  declinedAt: null,
  ...rest,
});
const at = (minute: number): number => SINCE + minute * MINUTE;

describe("a break", () => {
  it.each<[string, "Q43_crisis" | "Q43_three_heavy" | null, Partial<CareOfShift>]>([
    ["[Q43] after one crisis", "Q43_crisis", { had: [had("crisis", 100)] }],
    [
      "[Q43] after three heavy ones",
      "Q43_three_heavy",
      { had: [had("heavy", 10), had("usual", 20), had("heavy", 90), had("heavy", 100)] },
    ],
    ["[Q43] after two heavy ones", null, { had: [had("heavy", 90), had("heavy", 100)] }],
    ["[Q43] after many usual ones", null, { had: Array.from({ length: 9 }, (_, n) => had("usual", n)) }],
    ["[Q44] after a crisis before the shift", null, { had: [had("crisis", -1)] }],
    ["[Q44] after a crisis before the last break", null, { had: [had("crisis", 10)], breakEndedAt: at(20) }],
    [
      "[Q44] after a crisis since the last break",
      "Q43_crisis",
      { had: [had("crisis", 30)], breakEndedAt: at(20) },
    ],
    [
      "[Q44] just after a break, whatever came since",
      null,
      { had: [had("crisis", 179)], breakEndedAt: at(170) },
    ],
    ["[Q44] after what it was declined for", null, { had: [had("crisis", 30)], declinedAt: at(40) }],
    [
      "[Q44] after another crisis since it was declined",
      "Q43_crisis",
      { had: [had("crisis", 30), had("crisis", 50)], declinedAt: at(40) },
    ],
    [
      "[Q44] after two heavy ones since it was declined for three",
      null,
      { had: [10, 20, 30, 50, 60].map((minute) => had("heavy", minute)), declinedAt: at(40) },
    ],
  ])("%s is offered because of %s", (_name, because, facts) => {
    expect(breakOffer(shift(facts), NOW)).toEqual(
      because === null ? null : { because, lengthMs: OFFERED_BREAK_MS },
    );
  });

  const anyHad = fc.array(
    fc.record({
      at: fc.integer({ min: SINCE - 9, max: NOW }),
      weight: fc.constantFrom("usual", "heavy", "crisis"),
    }),
  );
  const anyTime = fc.option(fc.integer({ min: SINCE, max: NOW }));

  it("[Q44] is never offered within 30 minutes of one, nor for what was before it or before a no", () => {
    fc.assert(
      fc.property(anyHad, anyTime, anyTime, (all, breakEndedAt, declinedAt) => {
        const offer = breakOffer(shift({ had: all, breakEndedAt, declinedAt }), NOW);
        const isRested = breakEndedAt !== null && NOW - breakEndedAt < NO_OFFER_AFTER_BREAK_MS;
        expect(isRested && offer !== null).toBe(false);
        const from = Math.max(SINCE, breakEndedAt ?? SINCE, declinedAt ?? SINCE);
        const since = all.filter((each) => each.at >= from);
        expect(breakOffer(shift({ had: since, breakEndedAt, declinedAt }), NOW)).toEqual(offer);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q43] once offered is not withdrawn because more was had, and usual contacts change nothing", () => {
    fc.assert(
      fc.property(anyHad, anyHad, (all, more) => {
        const before = breakOffer(shift({ had: all }), NOW);
        const after = breakOffer(shift({ had: [...all, ...more] }), NOW);
        expect(before !== null && after === null).toBe(false);
        const usual = more.map((each) => ({ ...each, weight: "usual" as const }));
        expect(breakOffer(shift({ had: [...all, ...usual] }), NOW)).toEqual(before);
      }),
      { numRuns: rounds(300) },
    );
  });
});
