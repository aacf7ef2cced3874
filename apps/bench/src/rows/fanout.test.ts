import { expect, it } from "vitest";
import { measureFanout } from "./fanout.ts";

it("tells everybody the same on both sides, at one gateway and at two, and counts what a delivery costs", async () => {
  const scale = { consoles: [3], shared: 4, pulses: 3, warmUp: 5, rounds: 1, idleMs: 100 };
  const figures = await measureFanout(scale);
  expect(figures.map(({ workload }) => workload)).toEqual([
    "10 fanout K=3: a delivery",
    "10 fanout K=3: p99 at 10 Hz",
    "10 fanout K=3: all told",
    "10 fanout K=4, two gateways: a delivery",
    "10 fanout K=4, two gateways: p99 at 10 Hz",
    "10 fanout K=4, two gateways: all told",
  ]);
  for (const told of [figures[2], figures[5]])
    expect(told).toMatchObject({ ours: "4 of 4 rounds", verdict: "exact" });
  expect(figures[1]?.ratio).toBeGreaterThan(0);
});
