import { testDatabase } from "@holdfast/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { bareSchema } from "../testing/bare-schema.ts";
import { measureTakeNext } from "./take-next-race.ts";

it("gives everybody another, of what comes first, beside a limit that does", async () => {
  const database = async (name: string) => {
    const { connection, drop } = await (name.endsWith("limit") ? bareSchema() : testDatabase());
    onTestFinished(drop);
    return connection;
  };
  const figures = await measureTakeNext(
    { database, cpuMicros: () => 0 },
    { takers: 6, rounds: 4, blocks: 2 },
  );
  expect(figures).toMatchObject([
    { workload: "4 take-next: 6 answered, each with another", verdict: "exact" },
    { workload: "4 take-next: what comes first", verdict: "exact" },
    { workload: "4 take-next: round p50" },
  ]);
});
