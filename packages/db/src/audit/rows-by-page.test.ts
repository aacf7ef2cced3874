import { expect, it } from "vitest";
import { sampleAuditRow } from "../testing/sample-audit.ts";
import { compareKeys } from "./audit-row.ts";
import { rowsByPage, type RowsBetween } from "./rows-by-page.ts";

const rows = Array.from({ length: 20 }, (_, nth) => sampleAuditRow(nth + 1));
const rowAt = (nth: number) => rows[nth - 1] ?? sampleAuditRow(nth);

it("[AU5] hands out every row once, up to where it is asked to, however many are read together", async () => {
  for (const size of [1, 3, 7, 16, 100]) {
    const sizes: number[] = [];
    const between: RowsBetween = async (after, upTo, most) => {
      const found = rows
        .filter((row) => compareKeys(row, after) > 0 && compareKeys(row, upTo) <= 0)
        .slice(0, most);
      sizes.push(found.length);
      return found;
    };
    const take = rowsByPage(between, rowAt(2), rowAt(18), size);
    const taken = [];
    for (const upTo of [5, 5, 4, 12, 18, 20]) taken.push((await take(rowAt(upTo))).map(({ seq }) => seq));
    const from = (first: number, last: number) => rows.slice(first - 1, last).map(({ seq }) => seq);
    expect(taken).toEqual([from(3, 5), [], [], from(6, 12), from(13, 18), []]);
    expect(sizes.slice(0, -1).every((each) => each === size)).toBe(true);
  }
});
