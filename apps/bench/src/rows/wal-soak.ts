import { Client, type PoolConfig } from "pg";
import { startBareCluster } from "../baselines/bare-cluster.ts";
import { compare, exact, type Figure, type Round } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { programsOf } from "../server/postgres-programs.ts";
import { lengthSaid, soakLength } from "./soak-length.ts";

/** How much of it is done; a test does little. */
export interface WalScale {
  readonly walMb: number;
  readonly rounds: number;
  /** How the figures are called. */
  readonly what: string;
}

/** No statement may take longer. */
const STALL_MS = 2_000;
/** Four of these are a megabyte of log and a little more. */
const ROWS_OF_ONE = 250;
const WORDS = "x".repeat(1_000);
/** No slower than the same programs alone, but for what else a machine does: the plan has no ratio for it. */
const BAR = { floor: 0.8, stretch: 0.95 };

/** So much log that checkpoints come by themselves: that it ends, that nothing stands still meanwhile, beside a server that nobody looks after. */
export const walSoak: Row = {
  number: 16,
  name: "wal-soak",
  run: async (bench) => {
    const length = soakLength(process.env);
    const { walMb } = length;
    return measureWal(bench, { walMb, rounds: 5, what: lengthSaid(length, `16 WAL soak ${walMb} MB`) });
  },
};

/** One server, and what it wrote. */
interface Side {
  readonly client: Client;
  wrote: number;
  longestMs: number;
}

/** Both write in turn, a share of it in each round; nobody asks for a checkpoint. */
export async function measureWal(
  { connection, database }: Pick<BenchServer, "connection" | "database">,
  { walMb, rounds, what }: WalScale,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const bare = await startBareCluster(await programsOf(connection));
  closing.defer(bare.close);
  const ours = await openSide(closing, await database("bench_wal"));
  const limit = await openSide(closing, bare.connection);
  const checkpoints = await checkpointsOf(ours);
  const share = walMb / rounds;
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await writeLog(ours, share);
      measured.push({ ours: first, limit: await writeLog(limit, share) });
    } else {
      const first = await writeLog(limit, share);
      measured.push({ limit: first, ours: await writeLog(ours, share) });
    }
  }
  const came = (await checkpointsOf(ours)) - checkpoints;
  const longest = Math.round(ours.longestMs);
  return [
    exact(`${what}: written`, `${Math.round(ours.wrote)} MB`, ours.wrote >= walMb, { checkpoints: came }),
    exact(`${what}: longest statement under 2 s`, `${longest} ms`, ours.longestMs <= STALL_MS, {
      limitMs: limit.longestMs,
    }),
    compare({ workload: `${what}: rate`, unit: "MB/s", better: "more", bar: BAR, rounds: measured }),
  ];
}

async function openSide(closing: AsyncDisposableStack, connection: PoolConfig): Promise<Side> {
  const client = new Client(connection);
  await client.connect();
  closing.defer(async () => client.end());
  await client.query("create table soak (id bigint generated always as identity primary key, words text)");
  // As it is, not packed.
  await client.query("alter table soak alter words set storage external");
  return { client, wrote: 0, longestMs: 0 };
}

/** Megabytes a second of log until so many were written. What is old is taken away, so that the disk holds the log and little else. */
async function writeLog(side: Side, megabytes: number): Promise<number> {
  const { client } = side;
  const begun = performance.now();
  const from = await position(client);
  let wrote = 0;
  while (wrote < megabytes) {
    await timed(side, "insert into soak (words) select $1 from generate_series(1, $2::int)", [
      WORDS,
      ROWS_OF_ONE,
    ]);
    wrote = (await position(client)) - from;
  }
  const perSecond = (wrote * 1_000) / (performance.now() - begun);
  side.wrote += wrote;
  await timed(side, "truncate soak", []);
  return perSecond;
}

async function timed(side: Side, text: string, values: readonly unknown[]): Promise<void> {
  const begun = performance.now();
  await side.client.query(text, [...values]);
  side.longestMs = Math.max(side.longestMs, performance.now() - begun);
}

/** Where a server's log ends, in megabytes. */
async function position(client: Client): Promise<number> {
  const { rows } = await client.query<{ mb: string }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') / 1048576 as mb",
  );
  return Number(rows[0]?.mb);
}

async function checkpointsOf({ client }: Side): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    "select num_timed + num_requested as count from pg_stat_checkpointer",
  );
  return Number(rows[0]?.count);
}
