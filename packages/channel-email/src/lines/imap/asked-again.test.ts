import fc from "fast-check";
import { expect, it } from "vitest";
import { askedAgain } from "./asked-again.ts";

const PAUSES = { firstMs: 1_000, mostMs: 60_000 };

it("[EM74] asks again after pauses that grow up to a bound, and are never the same for all", () => {
  fc.assert(
    fc.property(fc.nat(255), (drawn) => {
      const chance = drawn / 256;
      let now = 0;
      const again = askedAgain(
        PAUSES,
        () => now,
        () => chance,
      );
      let before = 0;
      for (let time = 1; time <= 12; time += 1) {
        expect(again.due([4])).toEqual([4]);
        again.asking(4);
        const pause = again.nextMs([4]) ?? 0;
        expect(pause).toBeGreaterThanOrEqual(Math.max(500, before));
        expect(pause).toBeLessThanOrEqual(PAUSES.mostMs);
        now += pause - 1;
        expect(again.due([4])).toEqual([]);
        now += 1;
        before = pause;
        expect(again.times(4)).toBe(time);
      }
      expect(before).toBe(30_000 + 30_000 * chance);
    }),
  );
});

it("[EM74] asks for whoever it knows nothing of at once, and for the others sooner once one is handed out", () => {
  const again = askedAgain(
    PAUSES,
    () => 5_000,
    () => 0,
  );
  expect(again.nextMs([])).toBeNull();
  expect(again.nextMs([1, 2])).toBe(0);
  again.asking(1);
  expect(again.due([1, 2])).toEqual([2]);
  again.asking(2);
  expect(again.due([1, 2])).toEqual([]);
  again.hurry();
  expect(again.due([1, 2])).toEqual([1, 2]);
  again.asking(1);
  again.forget(1);
  expect(again.times(1)).toBe(0);
});
