import { expect, it } from "vitest";
import { bareRow, withNews } from "./bare-row.ts";

const rows = [bareRow(1), bareRow(2)];
const late = { ...bareRow(2), wait: "waiting 9 min, since 14:02" };

it.each([
  ["a row that is new comes last", { kind: "row", row: bareRow(3) } as const, [...rows, bareRow(3)]],
  ["a row that has changed keeps its place", { kind: "row", row: late } as const, [bareRow(1), late]],
  ["a row that is gone leaves", { kind: "gone", id: 1 } as const, [bareRow(2)]],
])("%s", (_, news, expected) => {
  expect(withNews(rows, news)).toEqual(expected);
});
