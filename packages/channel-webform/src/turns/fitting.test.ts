import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitting } from "./fitting.ts";

const replies = (...lengths: number[]) => lengths.map((length) => ({ text: "x".repeat(length) }));

describe("fitting replies onto a page", () => {
  it.each([
    [[], 0],
    [[20_000], 1],
    [[20_000, 1], 1],
    [[8000], 1],
    [[4000, 4000], 2],
    [[4000, 4001], 1],
    // Order is kept: a short one does not overtake a long one.
    [[4000, 4001, 1], 1],
  ])("[WF14] of %j the first %d fit", (lengths, count) => {
    expect(fitting(replies(...lengths))).toHaveLength(count);
  });

  it("[WF14] always goes on from the front, so that everything is shown in the end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 40, size: "medium" }),
        (lengths) => {
          let rest = replies(...lengths);
          while (rest.length > 0) {
            const shown = fitting(rest);
            expect(shown.length).toBeGreaterThan(0);
            expect(shown).toEqual(rest.slice(0, shown.length));
            rest = rest.slice(shown.length);
          }
        },
      ),
    );
  });
});
