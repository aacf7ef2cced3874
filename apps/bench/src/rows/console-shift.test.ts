import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { measureSoak } from "./console-soak.ts";
import { measureShift } from "./console-shift.ts";

const isBuilt = existsSync(fileURLToPath(new URL("../../../console/dist/index.html", import.meta.url)));

it.runIf(isBuilt)("a shift is worked on both sides, and every press of it is counted", async () => {
  const figures = await measureShift({ rows: 10, contacts: 1 });
  expect(figures).toHaveLength(8);
  expect(figures.filter(({ ours }) => !Number.isFinite(Number.parseFloat(ours)))).toEqual([]);
  // A list, an opening, a note, a palette, another screen, and the way back; Ctrl may count by itself.
  expect(figures[0]?.workload).toMatch(/: 3[78] presses/);
});

it.runIf(isBuilt)(
  "hours of a shift go by on both sides, and what is held after each is counted",
  async () => {
    const figures = await measureSoak({ rows: 10, hours: 4, contacts: 3, visits: 1, outages: 1 });
    expect(figures).toHaveLength(5);
    expect(figures.filter(({ ours }) => !Number.isFinite(Number.parseFloat(ours)))).toEqual([]);
  },
);
