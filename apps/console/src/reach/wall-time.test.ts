import { expect, it } from "vitest";
import { midnightThere, wallTime } from "./wall-time.ts";

const LA = "America/Los_Angeles";

it("tells the day and the time on a wall, and of no zone nothing", () => {
  expect(wallTime(Date.UTC(2026, 10, 26, 7, 5), LA)).toEqual({ day: "wed", time: "23:05" });
  expect(wallTime(0, "Mars/Olympus")).toBeNull();
  expect(midnightThere(0, "Mars/Olympus")).toBeNull();
});

it("finds the next midnight there, to the minute", () => {
  expect(midnightThere(Date.UTC(2026, 10, 26, 7, 5), LA)).toBe(Date.UTC(2026, 10, 26, 8, 0));
  expect(midnightThere(Date.UTC(2026, 10, 26, 8, 0), LA)).toBe(Date.UTC(2026, 10, 27, 8, 0));
});

it("finds it on days of 23 and of 25 hours", () => {
  expect(midnightThere(Date.UTC(2026, 2, 8, 8, 0), LA)).toBe(Date.UTC(2026, 2, 9, 7, 0));
  expect(midnightThere(Date.UTC(2026, 10, 1, 7, 0), LA)).toBe(Date.UTC(2026, 10, 2, 8, 0));
});

// Two of them begin summer time at midnight, one ends it there, one by half an hour, and one knows none.
it.each(["Africa/Cairo", "America/Havana", "America/Asuncion", "Australia/Lord_Howe", "Asia/Kathmandu", LA])(
  "finds the beginning of the next day on every day of a year: %s",
  (zone) => {
    const day = (instant: number): string | undefined => wallTime(instant, zone)?.day;
    for (let at = Date.UTC(2026, 0, 1, 9); at < Date.UTC(2027, 0, 1); at += 24 * 60 * 60_000) {
      const midnight = midnightThere(at, zone) ?? 0;
      expect(day(midnight)).not.toBe(day(at));
      expect(day(midnight - 1)).toBe(day(at));
    }
  },
);
