import { emptyDatabase, TEST_KEYRING } from "@holdfast/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { measureBloat } from "./claim-bloat.ts";

it("claims as many on both sides, on one of them under a snapshot that stays open", async () => {
  const bench = {
    database: async () => {
      const { connection, drop } = await emptyDatabase();
      onTestFinished(drop);
      return connection;
    },
    keyring: TEST_KEYRING,
    cpuMicros: () => 0,
  };
  const scale = { claims: 20, each: 4, claimers: 2, rounds: 1 };
  const [rate, held] = await measureBloat(bench, scale);
  expect(rate?.ratio).toBeGreaterThan(0);
  expect(rate?.detail["windows"]).toHaveLength(10);
  expect(held).toMatchObject({ ours: "to the end", verdict: "exact" });
});
