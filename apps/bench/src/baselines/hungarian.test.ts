import { chanceOf } from "@holdfast/tooling/chance";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { hungarian } from "./hungarian.ts";

/** The greatest worth, by trying each way. */
function greatest(worth: readonly Float64Array[], used: ReadonlySet<number> = new Set()): number {
  const [first, ...rest] = worth;
  if (first === undefined) return 0;
  const ways = [...first.entries()].filter(([column]) => !used.has(column));
  return Math.max(...ways.map(([column, value]) => value + greatest(rest, new Set([...used, column]))));
}

it("finds a way that no other is better than, and gives no column twice", () => {
  const chance = chanceOf(3);
  for (let round = 0; round < rounds(200); round += 1) {
    const rows = 1 + chance.below(4);
    const columns = rows + chance.below(3);
    const worth = Array.from({ length: rows }, () =>
      Float64Array.from({ length: columns }, () => chance.below(9) - 2),
    );
    const found = hungarian(worth);
    expect(new Set(found).size).toBe(rows);
    const sum = found.reduce((total, column, row) => total + (worth[row]?.[column] ?? 0), 0);
    expect(sum).toBe(greatest(worth));
  }
});

it("refuses more rows than columns", () => {
  expect(() => hungarian([new Float64Array(1), new Float64Array(1)])).toThrow("fewer columns");
});
