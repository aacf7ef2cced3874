import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTimeOfDay } from "./next-time-of-day.ts";

const NOW = new Date(2026, 10, 28, 21, 40).getTime();

describe("the next time of day", () => {
  it.each([
    ["22:30", new Date(2026, 10, 28, 22, 30)],
    ["21:41", new Date(2026, 10, 28, 21, 41)],
    ["21:40", new Date(2026, 10, 29, 21, 40)],
    ["06:00", new Date(2026, 10, 29, 6, 0)],
  ])("%s is %s", (time, at) => {
    expect(nextTimeOfDay(time, NOW)).toBe(at.getTime());
  });

  it.each(["", "24:00", "7:30", "22:60", "soon", "22:30:00"])("is none for %j", (time) => {
    expect(nextTimeOfDay(time, NOW)).toBeNull();
  });

  it("is always later, within a day and the hour by which clocks are changed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
        (hours, minutes, now) => {
          const time = `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
          const at = nextTimeOfDay(time, now) ?? 0;
          expect(at).toBeGreaterThan(now);
          expect(at - now).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
    );
  });
});
