import { describe, expect, it } from "vitest";
import { confirmTime } from "./confirm-time.ts";

const NOW = Date.UTC(2026, 10, 28, 21, 5);
const asked: number[] = [];
const house = {
  confirm: async (at: number) => {
    asked.push(at);
    return { kind: Math.abs(at - NOW) <= 300_000 ? "confirmed" : "apart" } as const;
  },
};

describe("saying what time it is", () => {
  it.each([
    ["2026-11-28T21:05Z", true],
    ["2026-11-28T21:05:30Z", true],
    ["2026-11-28T16:05-05:00", true],
    ["2026-11-28T21:11Z", false],
    ["2025-11-28T21:05Z", false],
  ])("[G526] %s by another clock: done %s", async (typed, done) => {
    expect((await confirmTime(house, typed)).done).toBe(done);
  });

  it.each(["now", "", "2026-11-28", "21:05", "2026-11-28T21:05", "2026-13-45T21:05Z", "1795899900000"])(
    "[G526] takes no %j, which no other clock was read for",
    async (typed) => {
      asked.length = 0;
      expect((await confirmTime(house, typed)).done).toBe(false);
      expect(asked).toEqual([]);
    },
  );
});
