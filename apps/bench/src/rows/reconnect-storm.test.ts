import { expect, it } from "vitest";
import { measureStorm } from "./reconnect-storm.ts";

it("brings everybody who comes back up to date on both sides, at one gateway and at two", async () => {
  const figures = await measureStorm({ consoles: 6, missed: 20, cursors: 2, rounds: 1, two: true });
  expect(figures).toHaveLength(8);
  for (const whole of [figures[2], figures[6]])
    expect(whole).toMatchObject({ ours: "4 of 4", verdict: "exact" });
  for (const cost of [figures[0], figures[4]]) expect(cost?.cpu?.ours).toBeGreaterThan(0);
  for (const stall of [figures[1], figures[5]]) expect(stall?.ours).toMatch(/^[\d.]+ ms$/);
});
