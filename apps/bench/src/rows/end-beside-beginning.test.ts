import { expect, it } from "vitest";
import { endBesideBeginning } from "./end-beside-beginning.ts";

const stretches = Array.from({ length: 50 }, (_, nth) => nth + 1);
const minutes = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];

it("sets the last three minutes of a whole one beside its first three, in their order", () => {
  expect(endBesideBeginning({ stretches, minutes }, true)).toEqual([
    { ours: 108, limit: 101 },
    { ours: 109, limit: 102 },
    { ours: 110, limit: 103 },
  ]);
});

it("sets the last five stretches of a short one beside its first five", () => {
  const rounds = endBesideBeginning({ stretches, minutes }, false);
  expect(rounds).toHaveLength(5);
  expect(rounds.at(0)).toEqual({ ours: 46, limit: 1 });
  expect(rounds.at(-1)).toEqual({ ours: 50, limit: 5 });
});
