import { describe, expect, it } from "vitest";
import { channelsOf, pauseBeforeTryMs } from "./redis-bus.ts";

describe("a bus by Redis, before there is one", () => {
  it.each([
    [0, 0, 50],
    [0, 0.999, 100],
    [1, 0, 100],
    [5, 0, 1_600],
    [6, 0, 2_500],
    [40, 0.999, 4_998],
  ])("[G636] waits longer after each try (%i, chance %d): %i ms", (tries, chance, ms) => {
    expect(pauseBeforeTryMs(tries, chance)).toBe(ms);
  });

  it("[G635] names a house's channels so that neither its secret nor another house's can be read from them", () => {
    const [one, other] = [channelsOf("a secret"), channelsOf("another secret")];
    expect(new Set([one.log, one.lane, other.log, other.lane]).size).toBe(4);
    expect(one.log).toMatch(/^holdfast:[0-9a-f]{32}:log$/);
    expect(one.lane).not.toContain("secret");
  });
});
