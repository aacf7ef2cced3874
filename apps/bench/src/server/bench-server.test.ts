import { existsSync } from "node:fs";
import { Client } from "pg";
import { expect, it } from "vitest";
import { inventedArrival } from "../rows/invented-arrival.ts";
import { openBenchServer } from "./bench-server.ts";

it("opens ours beside room for a limit, measures the server, and is gone afterwards", async () => {
  const bench = await openBenchServer(() => {});
  const before = bench.cpuMicros();
  expect(await bench.store.intake.arrive(inventedArrival())).toMatchObject({
    outcome: "stored",
    opened: "new",
  });

  const limit = new Client(await bench.database("beside"));
  await limit.connect();
  const { rows } = await limit.query(
    "select current_setting('fsync') as fsync, current_database() as database",
  );
  // A limit that does not wait for the disk would be none.
  expect(rows).toEqual([{ fsync: "on", database: "beside" }]);
  await limit.query("select count(*) from generate_series(1, 2000000)");
  const grown = bench.cpuMicros() > before;
  expect(grown).toBe(process.platform === "linux");
  await limit.end();

  expect(existsSync(bench.keyFolder)).toBe(true);
  await bench.close();
  await bench.close();
  expect(existsSync(bench.keyFolder)).toBe(false);
});
