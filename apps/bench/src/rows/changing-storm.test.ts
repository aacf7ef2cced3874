import { expect, it } from "vitest";
import { measureChangingStorm } from "./changing-storm.ts";

it("[G700] twenty consoles of two gateways, cut at once while people write in, are all as the database is again", async () => {
  const figures = await measureChangingStorm({
    consoles: 20,
    perSecond: 20,
    rounds: 1,
    times: [100, 300, 500],
    gateways: [2],
  });
  const [back, , memory, whole, reads] = figures;
  expect(whole).toMatchObject({ ours: "20 of 20, 0 twice", verdict: "exact" });
  expect(reads?.verdict).toBe("exact");
  // A busy machine may take its time; what is held in memory has nothing to do with that.
  expect(back?.ours).toMatch(/^[\d.,]+ ms$/);
  expect(memory?.verdict).toMatch(/^(?:floor|stretch)$/);
});
