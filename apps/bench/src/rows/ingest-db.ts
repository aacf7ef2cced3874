import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { alternate } from "../frame/alternate.ts";
import { compare, median, type Bar, type Figure } from "../frame/figure.ts";
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
      const cost: Cost[] = [];
      const rounds = await alternate(
        async () => {
          const seen = await arriveFor(bench, clients, SECONDS * 1_000);
          cost.push(seen);
          return seen.perSecond;
        },
        () => pgbench({ program, connection, script, clients, seconds: SECONDS }),
      );
      figures.push(
        compare({
          workload: `1 ingest-db c=${clients}`,
          unit: "contacts/s",
          better: "more",
          bar: { floor, stretch },
          rounds,
          detail: {
            clientMicros: median(cost.map(({ clientMicros }) => clientMicros)),
            serverMicros: median(cost.map(({ serverMicros }) => serverMicros)),
          },
        }),
      );
    }
    return figures;
  },
};

interface Cost {
  perSecond: number;
  /** CPU microseconds of this process for each contact. */
  clientMicros: number;
  /** CPU microseconds of the server for each contact. */
  serverMicros: number;
}

async function arriveFor(bench: BenchServer, clients: number, milliseconds: number): Promise<Cost> {
  const server = bench.cpuMicros();
  const own = process.cpuUsage();
  const begun = performance.now();
  let arrived = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - begun < milliseconds) {
      await bench.store.intake.arrive(inventedArrival());
      arrived += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(own);
  return {
    perSecond: arrived / seconds,
    clientMicros: (user + system) / arrived,
    serverMicros: (bench.cpuMicros() - server) / arrived,
  };
}
