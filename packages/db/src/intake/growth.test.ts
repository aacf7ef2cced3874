import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { openHouseTime } from "../house-time/open-house-time.ts";
import { turnedTime } from "../testing/turned-time.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOwners } from "../sealing/owners.ts";
import { refusalBudget } from "../audit/refusal-budget.ts";
import { openCommits } from "../sql/commits.ts";
import type { HeldClients } from "../sql/held-clients.ts";
import { openPool } from "../sql/pool.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, TEST_KEYRING, testDatabase, type TestDatabase } from "../testing/index.ts";
import type { IntakeStore } from "./arrival.ts";
import { openIntake } from "./intake-store.ts";
import { openRoad } from "./road.ts";

const CONTACTS = 20_000;
const ASKED = 100;

let database: TestDatabase;
let road: HeldClients;
let outside: pg.Client;
let pool: pg.Pool;
let intake: IntakeStore;
beforeAll(async () => {
  database = await testDatabase();
  const { connection } = database;
  outside = await rawClient(connection);
  pool = openPool(connection, 1);
  road = openRoad(connection);
  const inside = {
    connection,
    pool,
    keyring: TEST_KEYRING,
    owners: openOwners(TEST_KEYRING),
    commits: openCommits(),
    refusals: refusalBudget<UserId | null>(),
    clock: Date.now,
    databaseTime: async () => Date.now(),
    turnedTime: () => null,
    houseTime: openHouseTime(pool, Date.now, turnedTime(Date.now)),
  };
  // Its connections stay the same throughout: plans made while the tables were empty are the ones that are measured.
  const counted: HeldClients = {
    ...road,
    use: async (work) =>
      road.use(async (client) => {
        const result = await work(client);
        // What it read is to be counted now, not a second later.
        await client.query("select pg_stat_force_next_flush()");
        return result;
      }),
  };
  intake = openIntake(inside, counted, counted, { maybe: () => false });
});
afterAll(async () => {
  await road.close();
  await pool.end();
  await outside.end();
  await database.drop();
});

const arriveTogether = async (count: number, threads: readonly string[] = []): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const threadKey = threads[index];
      return intake.arrive(sampleArrival(threadKey === undefined ? {} : { threadKey }));
    }),
  );

async function arriveAlone(threads: readonly string[]): Promise<void> {
  for (const threadKey of threads) await intake.arrive(sampleArrival({ threadKey }));
}

/** Rows and index entries that the work reads on average for each arrival. */
async function readFor(arrivals: number, work: () => Promise<unknown>): Promise<number> {
  const before = await readSoFar();
  await work();
  return ((await readSoFar()) - before) / arrivals;
}

async function readSoFar(): Promise<number> {
  await outside.query("select pg_stat_force_next_flush()");
  const { rows } = await outside.query<{ read: number }>(
    `select (select sum(seq_tup_read) from pg_stat_user_tables where relname <> 'event_horizon')::float8
       + (select sum(idx_tup_read) from pg_stat_user_indexes)::float8 as read`,
  );
  return rows[0]?.read ?? Number.NaN;
}

describe("the road in", () => {
  it("reads as little for an arrival among 20,000 contacts as among a hundred", async () => {
    const known = Array.from({ length: ASKED }, () => crypto.randomUUID());
    const measure = async (): Promise<readonly number[]> => [
      await readFor(ASKED, async () => arriveTogether(ASKED)),
      await readFor(ASKED, async () => arriveTogether(ASKED, known)),
      await readFor(ASKED, async () => arriveAlone(known)),
      await readFor(ASKED, async () => arriveAlone(known.map(() => crypto.randomUUID()))),
    ];
    await measure();
    // From here on every plan is made for tables that are known to be small.
    await outside.query("analyze");
    const few = await measure();
    for (let left = CONTACTS; left > 0; left -= 1_000) await arriveTogether(1_000);
    // What the database reads by itself meanwhile, to keep its tables tidy, is counted too: it does not do so each time.
    const [once, again] = [await measure(), await measure()];
    const many = once.map((read, index) => Math.min(read, again[index] ?? read));
    for (const [index, read] of many.entries()) {
      // Counted even when nothing is found: a probe of an index that finds nothing reads nothing.
      expect(read).toBeLessThan(20);
      expect(read).toBeLessThanOrEqual((few[index] ?? 0) * 1.5 + 1);
    }
  }, 120_000);
});
