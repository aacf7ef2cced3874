import fc from "fast-check";
import { expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

it("[EM71] waits longer after each failure, up to a minute, and never at the same moment as everybody", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
      const ms = backOffMs(failures, "unreachable", chance);
      expect(ms).toBeGreaterThanOrEqual(250);
      expect(ms).toBeLessThanOrEqual(60_000);
      expect(backOffMs(failures + 1, "unreachable", chance)).toBeGreaterThanOrEqual(ms);
    }),
  );
  expect(backOffMs(3, "silent", 0.9)).not.toBe(backOffMs(3, "silent", 0.1));
});

it("[EM71] asks seldom with a password that was refused", () => {
  expect(backOffMs(0, "credentials", 0)).toBe(30_000);
  expect(backOffMs(0, "unreachable", 0)).toBe(250);
});
