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
