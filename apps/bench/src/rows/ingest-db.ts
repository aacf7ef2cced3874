import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { alternate } from "../frame/alternate.ts";
import { childrenCpu, costOf, ownCpu } from "../frame/cost.ts";
import { compare, type Bar, type Figure } from "../frame/figure.ts";
import { notedCosts } from "../frame/noted-costs.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { findPgbench, pgbench, PGBENCH_MISSING } from "../server/pgbench.ts";
import { inventedArrival } from "./invented-arrival.ts";

const SECONDS = 2;
const LEVELS: readonly (Bar & { clients: number })[] = [
  { clients: 1, floor: 0.5, stretch: 0.7 },
  { clients: 16, floor: 0.8, stretch: 2 },
  { clients: 64, floor: 1.5, stretch: 3 },
];

const script = fileURLToPath(new URL("../baselines/ingest-cte.sql", import.meta.url));
const schema = new URL("../baselines/ingest-cte-schema.sql", import.meta.url);

/** Durable contacts a second through the store, beside pgbench writing the same in one statement. */
export const ingestDb: Row = {
  number: 1,
  name: "ingest-db",
  run: async (bench) => {
    const program = findPgbench();
    if (program === null) throw new Error(PGBENCH_MISSING);
    const connection = await bench.database("bench_ingest");
    const client = new Client(connection);
    await client.connect();
    await client.query(await readFile(schema, "utf8"));
    await client.end();

    const figures: Figure[] = [];
    for (const { clients, floor, stretch } of LEVELS) {
      const costs = { ours: notedCosts(), limit: notedCosts() };
      const rounds = await alternate(
        () =>
          costs.ours.note(costOf(bench.cpuMicros, ownCpu, () => arriveFor(bench, clients, SECONDS * 1_000))),
        () =>
          costs.limit.note(
            costOf(bench.cpuMicros, childrenCpu, async () => {
              const perSecond = await pgbench({ program, connection, script, clients, seconds: SECONDS });
              return { perSecond, operations: perSecond * SECONDS };
            }),
          ),
      );
      figures.push(
        compare({
          workload: `1 ingest-db c=${clients}`,
          unit: "contacts/s",
          better: "more",
          bar: { floor, stretch },
          rounds,
          cpu: { ours: costs.ours.micros(), limit: costs.limit.micros() },
          detail: { ours: costs.ours.seen, limit: costs.limit.seen },
        }),
      );
    }
    return figures;
  },
};

async function arriveFor(
  { store }: BenchServer,
  clients: number,
  milliseconds: number,
): Promise<{ operations: number; perSecond: number }> {
  const begun = performance.now();
  let operations = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - begun < milliseconds) {
      await store.intake.arrive(inventedArrival());
      operations += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { operations, perSecond: (operations * 1_000) / (performance.now() - begun) };
}
