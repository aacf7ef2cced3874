import { beforeEach, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { bothClocks, isElsewhere, placeOf, timeThere } from "./local-time.ts";

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
// Nobody lives where these tests run and in Kathmandu by the same clock: its offset has a quarter of an hour.
const THERE = "Asia/Kathmandu";
const AT = Date.UTC(2026, 10, 25, 12, 0);

beforeEach(() => speak("en"));

it("tells the time on their wall", () => {
  expect(timeThere(AT, THERE)).toMatch(/17:45$/);
  expect(timeThere(AT, HERE)).toMatch(/^\d\d:\d\d$/);
});

it("names both clocks only where they differ", () => {
  expect(isElsewhere(AT, HERE)).toBe(false);
  expect(isElsewhere(AT, THERE)).toBe(true);
  expect(bothClocks(AT, AT, HERE)).not.toContain("there");
  expect(bothClocks(AT, AT, null)).not.toContain("there");
  expect(bothClocks(AT, AT, THERE)).toContain("17:45 there)");
});

it("reads a zone as a place", () => {
  expect(placeOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(placeOf("UTC")).toBe("UTC");
});
