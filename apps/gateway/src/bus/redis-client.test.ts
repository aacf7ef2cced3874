import { describe, expect, it } from "vitest";
import { pauseBeforeTryMs } from "./redis-client.ts";

describe("a client of Redis", () => {
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
});
