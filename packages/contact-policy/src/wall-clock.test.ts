import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reaches, shownAt } from "./wall-clock.ts";

const HOUR = 60 * 60_000;
const utc = (text: string): number => Date.parse(`${text}Z`);
const ZONES = [
  "UTC",
  "America/New_York",
  "America/Mexico_City",
  "America/St_Johns",
  "Europe/Paris",
  "Africa/Cairo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "America/Havana",
];

describe("the clock on a wall", () => {
  it.each([
    ["America/New_York", "2026-01-15T17:00:00", "2026-01-15T12:00:00"],
    ["America/New_York", "2026-07-15T16:00:00", "2026-07-15T12:00:00"],
    ["America/Mexico_City", "2026-07-15T18:00:00", "2026-07-15T12:00:00"],
    ["Asia/Kathmandu", "2026-07-15T06:15:00", "2026-07-15T12:00:00"],
    ["Pacific/Kiritimati", "2026-07-15T10:00:00", "2026-07-16T00:00:00"],
  ])("[CP10] shows in %s, at %s UTC, %s", (zone, instant, shown) => {
    expect(shownAt(zone, utc(instant))).toBe(utc(shown));
    expect(reaches(zone, utc(shown))).toEqual({ first: utc(instant), last: utc(instant) });
  });

  it.each<[string, string, string, string, string]>([
    [
      "a skipped time",
      "America/New_York",
      "2026-03-08T02:30:00",
      "2026-03-08T07:00:00",
      "2026-03-08T07:00:00",
    ],
    [
      "the time jumped to",
      "America/New_York",
      "2026-03-08T03:00:00",
      "2026-03-08T07:00:00",
      "2026-03-08T07:00:00",
    ],
    [
      "the minute before it",
      "America/New_York",
      "2026-03-08T01:59:00",
      "2026-03-08T06:59:00",
      "2026-03-08T06:59:00",
    ],
    [
      "a time that comes twice",
      "America/New_York",
      "2026-11-01T01:30:00",
      "2026-11-01T05:30:00",
      "2026-11-01T06:30:00",
    ],
    [
      "the time put back to",
      "America/New_York",
      "2026-11-01T01:00:00",
      "2026-11-01T05:00:00",
      "2026-11-01T06:00:00",
    ],
    [
      "the time put back from",
      "America/New_York",
      "2026-11-01T02:00:00",
      "2026-11-01T07:00:00",
      "2026-11-01T07:00:00",
    ],
    [
      "half an hour twice",
      "Australia/Lord_Howe",
      "2026-04-05T01:45:00",
      "2026-04-04T14:45:00",
      "2026-04-04T15:15:00",
    ],
    [
      "a midnight that is skipped",
      "Africa/Cairo",
      "2026-04-24T00:00:00",
      "2026-04-23T22:00:00",
      "2026-04-23T22:00:00",
    ],
  ])("[CP11] reaches %s: %s %s", (_name, zone, shown, first, last) => {
    expect(reaches(zone, utc(shown))).toEqual({ first: utc(first), last: utc(last) });
  });

  it("[CP11] has not reached a time before the first, shows it or more at both, and never reaches it after the last", () => {
    const instant = fc.integer({ min: utc("2025-01-01T00:00:00"), max: utc("2028-01-01T00:00:00") });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, at) => {
        const shown = Math.floor(shownAt(zone, at) / 60_000) * 60_000;
        const { first, last } = reaches(zone, shown);
        expect(first).toBeLessThanOrEqual(last);
        expect(last - first).toBeLessThanOrEqual(2 * HOUR);
        for (const each of [first, last]) {
          expect(shownAt(zone, each)).toBeGreaterThanOrEqual(shown);
          // Before it, the clock was not there yet; or it had been, and is put back to that very time.
          const isPutBackTo = each === last && first < last && shownAt(zone, each) === shown;
          expect(isPutBackTo || shownAt(zone, each - 1) < shown).toBe(true);
        }
        // What is shown now was reached by now, and the time that is shown is one of the two.
        expect([first, last].some((each) => each <= at && at < each + 60_000)).toBe(true);
      }),
      { numRuns: rounds(400) },
    );
  });

  it("[CP9] shows the same however often it is asked", () => {
    expect(shownAt("Europe/Paris", 1_800_000_000_123)).toBe(shownAt("Europe/Paris", 1_800_000_000_123));
    expect(shownAt("Europe/Paris", 1_800_000_000_123) % 1000).toBe(123);
  });
});
