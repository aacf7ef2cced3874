import { chanceOf } from "@holdfast/tooling/chance";
import { expect, it } from "vitest";
import { AIMED_AT, aims, DEEDS } from "./aims.ts";
import type { SeenRow } from "./race-documents.ts";

const rows = (count: number): readonly SeenRow[] =>
  Array.from({ length: count }, (_, nth) => ({
    id: `c${nth}`,
    version: 1,
    status: "waiting",
    holder: null,
    offeredTo: null,
  }));
const none = { isOver: () => false, isLeft: () => false };
const counted = (aimed: readonly SeenRow[]): readonly number[] =>
  Object.values(Object.groupBy(aimed, ({ id }) => id)).map((same) => same?.length ?? 0);

it("all deeds aim at few, several at each, whichever they are", () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 50; seed += 1) {
    const aimed = aims(rows(20), none, chanceOf(seed));
    expect(aimed).toHaveLength(DEEDS);
    expect(counted(aimed).toSorted((one, other) => other - one)).toEqual([4, 3, 3, 3, 3]);
    for (const { id } of aimed) seen.add(id);
  }
  expect(seen.size).toBe(20);
  expect(counted(aims(rows(1), none, chanceOf(1)))).toEqual([DEEDS]);
  expect(aims([], none, chanceOf(1))).toEqual([]);
});

it("what is over is aimed at twice, and of what those who are gone have one", () => {
  const over = { ...none, isOver: () => true };
  expect(counted(aims(rows(20), over, chanceOf(1)))).toEqual(Array.from({ length: AIMED_AT }, () => 2));
  const left = { isOver: () => true, isLeft: ({ id }: SeenRow) => id !== "c0" };
  const aimed = aims(rows(20), left, chanceOf(1));
  expect(aimed.map(({ id }) => id).slice(0, 2)).toEqual(["c0", "c0"]);
  expect(aimed).toHaveLength(3);
});
