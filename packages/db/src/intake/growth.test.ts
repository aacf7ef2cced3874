import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, testStore, type TestStore } from "../testing/index.ts";

const CONTACTS = 20_000;
const ASKED = 100;

let store: TestStore;
beforeAll(async () => {
  // One connection, so that plans made while the tables were empty are the ones that are measured.
  store = await testStore({ poolSize: 1 });
});
afterAll(async () => store.close());

const arriveTogether = async (count: number, threads: readonly string[] = []): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const threadKey = threads[index];
      return store.intake.arrive(sampleArrival(threadKey === undefined ? {} : { threadKey }));
    }),
  );

async function arriveAlone(threads: readonly string[]): Promise<void> {
  for (const threadKey of threads) await store.intake.arrive(sampleArrival({ threadKey }));
}

/** Rows and index entries that the work reads on average for each arrival. */
async function readFor(arrivals: number, work: () => Promise<unknown>): Promise<number> {
  const before = await readSoFar();
  await work();
  return ((await readSoFar()) - before) / arrivals;
}

async function readSoFar(): Promise<number> {
  await store.prisma.$queryRawUnsafe("select pg_stat_force_next_flush()::text");
  const [row] = await store.prisma.$queryRawUnsafe<[{ read: number }]>(
    `select (select sum(seq_tup_read) from pg_stat_user_tables where relname <> 'event_horizon')::float8
       + (select sum(idx_tup_read) from pg_stat_user_indexes)::float8 as read`,
  );
  return row.read;
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
    const few = await measure();
    for (let left = CONTACTS; left > 0; left -= 1_000) await arriveTogether(1_000);
    const many = await measure();
    for (const [index, read] of many.entries()) {
      // Counted even when nothing is found: a probe of an index that finds nothing reads nothing.
      expect(read).toBeLessThan(20);
      expect(read).toBeLessThanOrEqual((few[index] ?? 0) * 1.5 + 1);
    }
  }, 60_000);
});
