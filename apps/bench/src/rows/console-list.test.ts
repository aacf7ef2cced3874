import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { beside, measureKeys, measureLoad, measureMemory } from "./console-list.ts";

const isBuilt = existsSync(fileURLToPath(new URL("../../../console/dist/index.html", import.meta.url)));

it.runIf(isBuilt)(
  "sets the console beside a bare list: the same keys, the same rows, both weighed",
  async () => {
    const scale = { rows: 20, presses: 5, rounds: 1 };
    const figures = await beside(scale, async (browser, ours, bare) => [
      ...(await measureKeys(browser, ours, bare, scale)),
      ...(await measureLoad(browser, ours, bare, scale)),
      ...(await measureMemory(browser, ours, bare, scale, 2)),
    ]);
    expect(figures).toHaveLength(12);
    expect(figures.filter(({ ours }) => !Number.isFinite(Number.parseFloat(ours)))).toEqual([]);
    const [weight] = figures.filter(({ workload }) => workload.includes("JavaScript"));
    expect(Number.parseFloat(weight?.ours ?? "")).toBeGreaterThan(100);
  },
);
