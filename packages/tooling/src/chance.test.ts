import { describe, expect, it } from "vitest";
import { chanceOf } from "./chance.ts";

const drawn = (seed: number, of = 1_000): readonly number[] => {
  const { below } = chanceOf(seed);
  return Array.from({ length: of }, () => below(10));
};

describe("chance that a seed decides", () => {
  it("gives the same again for the same seed, and something else for another", () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it("gives every whole number below the bound, and none else", () => {
    expect([...new Set(drawn(1))].toSorted((one, other) => one - other)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  it("gives one of the choices, each in its turn", () => {
    const { oneOf } = chanceOf(3);
    const choices = new Set(Array.from({ length: 100 }, () => oneOf(["a", "b", "c"])));
    expect([...choices].toSorted()).toEqual(["a", "b", "c"]);
  });
});
