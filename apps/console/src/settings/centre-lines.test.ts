import type { EmergencyCentres } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { linesOfCentres, readCentreLines } from "./centre-lines.ts";

const centres: EmergencyCentres = [
  { id: "old-id", place: "Fairfield County", name: "Fairfield dispatch", number: "+15550100", note: null },
  { id: "night", place: "Río Verde", name: "Dispatch", number: "5550101", note: "Spanish after six" },
];
const LINES =
  "Fairfield County | Fairfield dispatch | +15550100\nRío Verde | Dispatch | 5550101 | Spanish after six";

describe("emergency centres as lines", () => {
  it("come back as they were, ids included", () => {
    expect(linesOfCentres(centres)).toBe(LINES);
    expect(readCentreLines(centres, LINES)).toEqual({ kind: "read", centres });
  });

  it("take a new one under an id of its own, a number as people write it, and pass over empty lines", () => {
    const read = readCentreLines(
      centres,
      "\nRío Verde|Dispatch|(555) 0101\n  \nRío Verde | Dispatch | 555-0102 |",
    );
    expect(read).toEqual({
      kind: "read",
      centres: [
        { id: "night", place: "Río Verde", name: "Dispatch", number: "5550101", note: null },
        { id: "night-2", place: "Río Verde", name: "Dispatch", number: "5550102", note: null },
      ],
    });
    expect(readCentreLines([], "東京 | 一 | 119")).toMatchObject({
      centres: [{ id: "centre", number: "119" }],
    });
  });

  it("are none when nothing is written", () => {
    expect(readCentreLines(centres, " \n")).toEqual({ kind: "read", centres: [] });
  });

  it.each([
    ["Fairfield", [1]],
    ["Fairfield | Dispatch | ask Jo", [1]],
    ["Fairfield | Dispatch | 5550100\n | Dispatch | 5550100", [2]],
    [`Fairfield | Dispatch | 5550100 | note | more`, [1]],
    [`Fairfield | Dispatch | 5550100 | ${"x".repeat(201)}`, [1]],
  ])("say which lines are unclear: %j", (text, lines) => {
    expect(readCentreLines([], text)).toEqual({ kind: "unclear", lines });
  });

  it("are no list any more when there are too many", () => {
    const many = Array.from({ length: 5001 }, (_, nth) => `Town ${String(nth)} | Dispatch | 5550100`).join(
      "\n",
    );
    expect(readCentreLines([], many)).toEqual({ kind: "too_many" });
  });
});
