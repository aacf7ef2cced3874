import { expect, it } from "vitest";
import { findPgbench, PGBENCH_MISSING, rateIn } from "./pgbench.ts";

const words = `transaction type: ingest.sql
number of clients: 16
number of transactions actually processed: 24130
number of failed transactions: 0 (0.000%)
latency average = 1.326 ms
initial connection time = 12.3 ms
tps = 12063.441 (without initial connection time)
`;

it("reads the rate without the time to connect", () => {
  expect(rateIn(words)).toBe(12_063.441);
});

it("does not take a run with failures, or none at all, for a measurement", () => {
  expect(() => rateIn(words.replace("transactions: 0 ", "transactions: 3 "))).toThrow(/did not measure/);
  expect(() => rateIn("pgbench: error: client 3 aborted")).toThrow(/did not measure/);
  expect(() => rateIn("")).toThrow(/did not measure/);
});

it("finds a program or says null, and has a sentence for that", () => {
  expect(findPgbench("") ?? "pgbench").toMatch(/pgbench$/);
  expect(PGBENCH_MISSING).toMatch(/install/);
});
