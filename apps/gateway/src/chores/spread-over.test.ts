import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dueAfter, spreadOver } from "./spread-over.ts";

const pace = fc.constantFrom(1_000, 2_000, 5_000, 60_000);

it("[W63] sets what is done at one pace at equal distances over it, and the last of it at its end", () => {
  expect(spreadOver([1_000, 60_000, 1_000, 1_000, 1_000])).toEqual([250, 60_000, 500, 750, 1_000]);
});

it("[W63] has nothing done again later than one pace after the start, and no two of one pace at once", () => {
  fc.assert(
    fc.property(fc.array(pace), (paces) => {
      const due = spreadOver(paces);
      for (const [nth, everyMs] of paces.entries()) {
        expect(due[nth]).toBeGreaterThan(0);
        expect(due[nth]).toBeLessThanOrEqual(everyMs);
      }
      const places = paces.map((everyMs, nth) => `${everyMs} ${due[nth]}`);
      expect(new Set(places).size).toBe(paces.length);
    }),
    { numRuns: rounds(200) },
  );
});

it.each([
  ["a little before its time", 249.4, 1_250],
  ["at its time", 250, 1_250],
  ["late", 900, 1_250],
  ["a whole pace late", 1_250, 1_250],
  ["so late that others were missed", 3_400, 4_250],
])("[W63] keeps its place in time where it was begun %s", (_, nowMs, dueMs) => {
  expect(dueAfter(250, nowMs, 1_000)).toBe(dueMs);
});
