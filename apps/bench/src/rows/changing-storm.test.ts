import { expect, it } from "vitest";
import { measureChangingStorm } from "./changing-storm.ts";

it("[G700] a hundred consoles of two gateways, cut at once while people write in, are all as the database is again", async () => {
  const figures = await measureChangingStorm({
    consoles: 100,
    perSecond: 50,
    rounds: 1,
    times: [200, 600, 1_500],
    gateways: [2],
  });
  const [back, , memory, whole, reads] = figures;
  expect(whole).toMatchObject({ ours: "100 of 100, 0 twice", verdict: "exact" });
  expect(reads?.verdict).toBe("exact");
  // A busy machine may take its time; what is held in memory has nothing to do with that.
  expect(back?.ours).toMatch(/^[\d.,]+ ms$/);
  expect(memory?.verdict).toMatch(/^(?:floor|stretch)$/);
});
