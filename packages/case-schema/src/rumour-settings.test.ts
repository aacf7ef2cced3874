import { expect, it } from "vitest";
import { RUMOUR_NAMES_MOST, RumourSettings } from "./rumour-settings.ts";

it("[Q86] names nothing as delivered", () => {
  expect(RumourSettings.parse({})).toEqual({ sources: [], places: [] });
});

it.each([
  [{ sources: ["the white van video"], places: ["Fifth Street mall"] }, true],
  [{ places: ["  Mall  "] }, true],
  [{ places: ["Mall", "mall"] }, false],
  [{ sources: ["x"] }, false],
  [{ sources: ["x".repeat(81)] }, false],
  [{ places: Array.from({ length: RUMOUR_NAMES_MOST }, (_none, n) => `place ${String(n)}`) }, true],
  [{ places: Array.from({ length: RUMOUR_NAMES_MOST + 1 }, (_none, n) => `place ${String(n)}`) }, false],
  [{ people: ["anybody"] }, false],
])("[Q86] %o is kept: %s", (given, isKept) => {
  expect(RumourSettings.safeParse(given).success).toBe(isKept);
});
