import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { measureGrounding } from "./grounding-keys.ts";

const isBuilt = existsSync(fileURLToPath(new URL("../../../console/dist/index.html", import.meta.url)));

it.runIf(isBuilt)("the grounding panel is gone through, and every press in it is counted", async () => {
  const figures = await measureGrounding(1);
  expect(figures.filter(({ ours }) => !Number.isFinite(Number.parseFloat(ours)))).toEqual([]);
  // In and out; beginning, a number of one digit, a step, a silence, its end, and back.
  expect(figures.map(({ workload }) => workload)).toEqual([
    "35 grounding-keys: 9 presses, 4× slower, p75",
    "35 grounding-keys: 9 presses, 4× slower, worst",
  ]);
});
