import { expect, it } from "vitest";
import { chosen, type Row } from "./row.ts";

const rows: readonly Row[] = [
  { number: 1, name: "ingest-db", run: async () => [] },
  { number: 13, name: "gap-free-tail", run: async () => [] },
];

it("runs every row when none is asked for", () => {
  expect(chosen(rows, [])).toEqual(rows);
});

it("finds rows by number and by name, in the suite's order", () => {
  expect(chosen(rows, ["gap-free-tail", "1"])?.map(({ number }) => number)).toEqual([1, 13]);
});

it("does not take a typing error for a choice", () => {
  expect(chosen(rows, ["ingest"])).toBeNull();
});
