import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FOLLOW_UP_AHEAD_MS,
  FOLLOW_UP_WINDOW_MS,
  followUpProblem,
  windowReached,
} from "./follow-up-times.ts";
import { shownAt } from "./wall-clock.ts";

const HOUR = 60 * 60_000;
const NOW = Date.UTC(2027, 2, 1, 12);
const first = { dueAt: NOW + HOUR, until: NOW + 2 * HOUR };

describe("the time of a follow-up", () => {
  it.each([
    ["later today", first, null, null],
    ["from now on", { dueAt: NOW - HOUR, until: NOW + 1 }, null, null],
    ["a time that is over", { dueAt: NOW - HOUR, until: NOW }, null, "over"],
    ["no time at all", { dueAt: NOW + HOUR, until: NOW + HOUR }, null, "backwards"],
    ["a week", { dueAt: NOW, until: NOW + FOLLOW_UP_WINDOW_MS }, null, null],
    ["longer than a week", { dueAt: NOW, until: NOW + FOLLOW_UP_WINDOW_MS + 1 }, null, "too_long"],
    [
      "more than a year ahead",
      { dueAt: NOW + FOLLOW_UP_AHEAD_MS + 1, until: NOW + FOLLOW_UP_AHEAD_MS + HOUR },
      null,
      "too_far",
    ],
    ["another time after it", first, { dueAt: first.until, until: first.until + 1 }, null],
    ["another time within it", first, { dueAt: first.until - 1, until: first.until + 1 }, "again_too_early"],
    ["another time that ends at once", first, { dueAt: NOW + 5 * HOUR, until: NOW + 5 * HOUR }, "backwards"],
  ] as const)("[CP87] %s", (_name, given, again, problem) => {
    expect(followUpProblem(given, again, NOW)).toBe(problem);
  });
});

const at = (...[month, day, hour, minute]: readonly [number, number, number, number]): number =>
  Date.UTC(2027, month - 1, day, hour, minute);

describe("a time by the clock on a wall", () => {
  it("[CP88] is what that clock shows, summer or winter", () => {
    const zone = "America/Chicago";
    for (const [month, offset] of [
      [1, 6],
      [7, 5],
    ] as const)
      expect(windowReached(zone, at(month, 7, 10, 0), at(month, 7, 10, 30))).toEqual({
        dueAt: at(month, 7, 10 + offset, 0),
        until: at(month, 7, 10 + offset, 30),
        clock: "once",
      });
  });

  it("[CP88] that it shows twice is meant both times", () => {
    // The clock goes back from 2:00 to 1:00 on 7 November.
    expect(windowReached("America/Chicago", at(11, 7, 1, 15), at(11, 7, 1, 45))).toEqual({
      dueAt: at(11, 7, 6, 15),
      until: at(11, 7, 7, 45),
      clock: "twice",
    });
  });

  it("[CP88] that it never shows is when it jumps over it", () => {
    // From 2:00 to 3:00 on 14 March.
    expect(windowReached("America/Chicago", at(3, 14, 2, 30), at(3, 14, 3, 30))).toEqual({
      dueAt: at(3, 14, 8, 0),
      until: at(3, 14, 8, 30),
      clock: "never",
    });
  });

  it("[CP88] comes back as it was entered, in every zone, to the minute", () => {
    const zones = fc.constantFrom(
      "America/New_York",
      "Europe/Paris",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "America/Phoenix",
      "Pacific/Apia",
      "UTC",
    );
    const minutes = fc.integer({ min: at(1, 1, 0, 0) / 60_000, max: at(12, 31, 0, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, fc.integer({ min: 1, max: 2_000 }), (zone, minute, lasts) => {
        const [from, until] = [minute * 60_000, (minute + lasts) * 60_000];
        const reached = windowReached(zone, from, until);
        fc.pre(reached.clock !== "never");
        expect([shownAt(zone, reached.dueAt), shownAt(zone, reached.until)]).toEqual([from, until]);
        expect(reached.until).toBeGreaterThan(reached.dueAt);
      }),
      { numRuns: rounds(300) },
    );
  });
});
