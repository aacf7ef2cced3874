import { emptyDatabase } from "@holdfast/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { measureWal } from "./wal-soak.ts";

it("writes as much log to both servers, and says how long the longest statement took", async () => {
  const { connection, drop } = await emptyDatabase();
  onTestFinished(drop);
  const bench = { connection, database: async () => connection };
  const [written, longest, rate] = await measureWal(bench, { walMb: 4, rounds: 2, what: "few" });
  expect(written).toMatchObject({ workload: "few: written", verdict: "exact" });
  expect(Number.parseInt(written?.ours ?? "", 10)).toBeGreaterThanOrEqual(4);
  expect(longest?.ours).toMatch(/^\d+ ms$/);
  expect(rate?.detail["rounds"]).toHaveLength(2);
});
