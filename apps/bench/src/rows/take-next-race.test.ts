import { expect, it } from "vitest";
import { openBenchServer } from "../server/bench-server.ts";
import { measureTakeNext } from "./take-next-race.ts";

it(
  "gives everybody another, of what comes first, beside a limit that does",
  { timeout: 120_000 },
  async () => {
    const bench = await openBenchServer(() => {});
    try {
      const figures = await measureTakeNext(bench, { takers: 6, rounds: 4, blocks: 2 });
      expect(figures).toMatchObject([
        { workload: "4 take-next: 6 answered, each with another", verdict: "exact" },
        { workload: "4 take-next: what comes first", verdict: "exact" },
        { workload: "4 take-next: round p50" },
      ]);
    } finally {
      await bench.close();
    }
  },
);
