import { expect, it } from "vitest";
import { measureStorm } from "./reconnect-storm.ts";

it("brings everybody who comes back up to date on both sides", async () => {
  const figures = await measureStorm({ consoles: 6, missed: 20, cursors: 2, rounds: 1, two: false });
  expect(figures).toHaveLength(4);
  const [cost, stall, whole] = figures;
  expect(whole).toMatchObject({ ours: "4 of 4", verdict: "exact" });
  expect(cost?.cpu?.ours).toBeGreaterThan(0);
  expect(stall?.ours).toMatch(/^[\d.]+ ms$/);
});
