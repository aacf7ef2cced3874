import fc from "fast-check";
import { expect, it } from "vitest";
import { pile } from "./pile.ts";

it("holds what was added in its order, whatever the pieces are, and copies as much of the beginning as is asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(150_000), { maxLength: 6 }), fc.nat(600_000), (sizes, most) => {
      const held = pile();
      const pieces = sizes.map((size, at) => Buffer.alloc(size, at + 1));
      for (const piece of pieces) held.add(piece);
      const whole = Buffer.concat(pieces);
      expect(whole.subarray(0, most).equals(held.beginning(most))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

it("is empty before anything was added", () => {
  expect(pile().beginning(10)).toHaveLength(0);
});
