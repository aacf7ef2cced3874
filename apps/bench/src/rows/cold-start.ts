import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { startBareCluster } from "../baselines/bare-cluster.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { startGateway } from "../house/gateway-process.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { programsOf, type PostgresPrograms } from "../server/postgres-programs.ts";

const BAR = { floor: 4, stretch: 2.5 };

/** From the start of a gateway on an empty folder until it says that it serves, beside `initdb` and `pg_ctl start` alone. */
export const coldStart: Row = {
  number: 18,
  name: "cold-start",
  run: async (bench) => measureColdStart(bench, 5),
};

async function measureColdStart(
  { connection }: Pick<BenchServer, "connection">,
  rounds: number,
): Promise<readonly Figure[]> {
  const programs = await programsOf(connection);
  return [
    compare({
      workload: "18 cold start: empty folder to the first 200",
      unit: "s",
      better: "less",
      bar: BAR,
      rounds: await alternate(startHouse, async () => startBare(programs), rounds),
    }),
  ];
}

/** Seconds until a server alone takes connections. */
export async function startBare(programs: PostgresPrograms): Promise<number> {
  const begun = performance.now();
  const bare = await startBareCluster(programs);
  const took = performance.now() - begun;
  await bare.close();
  return took / 1_000;
}

/** Seconds until the gateway that `pnpm start` starts answered that it is ready. */
export async function startHouse(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-cold-"));
  await chmod(folder, 0o755);
  const url = new URL(`http://localhost:${await freePort()}`);
  try {
    const begun = performance.now();
    const gateway = startGateway(url, { PORT: url.port, HOLDFAST_DATA: folder });
    try {
      await gateway.ready();
      return (performance.now() - begun) / 1_000;
    } finally {
      await gateway.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
