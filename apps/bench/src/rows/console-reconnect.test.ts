import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { measureReconnect } from "./console-reconnect.ts";

const isBuilt = existsSync(fileURLToPath(new URL("../../../console/dist/index.html", import.meta.url)));

it.runIf(isBuilt)("consoles behind a line that was cut come back to all that came meanwhile", async () => {
  const figures = await measureReconnect({ rows: 5, missed: 20, consoles: 2, outageMs: 2_000 });
  expect(figures).toHaveLength(4);
  expect(figures.at(-1)?.ours).toBe("4 of 4 consoles");
  expect(figures.filter(({ ours }) => !Number.isFinite(Number.parseFloat(ours)))).toEqual([]);
});
