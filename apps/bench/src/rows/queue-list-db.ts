import type { Store } from "@holdfast/db";
import { openPlainQueue, type PlainQueue } from "../baselines/plain-queue.ts";
import { alternate } from "../frame/alternate.ts";
import { costOf, ownCpu } from "../frame/cost.ts";
import { compare, exact, median, type Figure } from "../frame/figure.ts";
import { inTurn } from "../frame/in-turn.ts";
import { notedCosts } from "../frame/noted-costs.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { openSeeded } from "./seeded-queue.ts";

/** How much of it is done; a test does little. */
export interface QueueListScale {
  /** How many wait where a screen's worth is listed, and where all of a long night is. */
  readonly few: number;
  readonly many: number;
  /** How many closed contacts lie behind them. */
  readonly history: number;
  readonly listings: number;
}

const SCALE: QueueListScale = { few: 50, many: 10_000, history: 1_000_000, listings: 800 };
const AT_ONCE = 16;
/** Listings of all of them in a round, one after the other: two hundred times as much each. */
const WHOLE = 8;
const BAR = { floor: 0.45, stretch: 1 };
const HISTORY_BAR = { floor: 1.2, stretch: 1.05 };

type Listing = () => Promise<number>;

/** How fast the queue is read out of the database, few and many, and whether a long history behind it can be felt. */
export const queueListDb: Row = {
  number: 8,
  name: "queue-list-db",
  run: async (bench) => measureQueueList(bench, SCALE),
};

/** Three houses on one server: few who wait before a history, few before none, and many. */
export async function measureQueueList(
  bench: Pick<BenchServer, "database" | "keyring" | "cpuMicros">,
  { few, many, history, listings }: QueueListScale,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = async (name: string, waiting: number, closed: number): Promise<Store> => {
    const connection = await bench.database(name);
    const store = await openSeeded(connection, bench.keyring, { waiting, history: closed }, AT_ONCE);
    closing.defer(store.close);
    return store;
  };
  const plain = async (name: string, store: Store): Promise<PlainQueue> => {
    const { rows } = await store.contacts.queue();
    const limit = await openPlainQueue(await bench.database(name), rows, AT_ONCE);
    closing.defer(limit.close);
    return limit;
  };
  const [aged, young] = [
    await house("bench_list_aged", few, history),
    await house("bench_list_young", few, 1),
  ];
  const long = await house("bench_list_long", many, 1);
  const [screen, whole] = [await plain("bench_list_few", aged), await plain("bench_list_many", long)];
  const ours =
    ({ contacts }: Store): Listing =>
    async () =>
      (await contacts.queue()).rows.length;
  const theirs =
    ({ list }: PlainQueue, most: number): Listing =>
    async () =>
      (await list(most)).length;
  const { cpuMicros } = bench;
  const atOnce = { times: listings, atOnce: AT_ONCE, cpuMicros };
  const inOne = { times: WHOLE, atOnce: 1, cpuMicros };
  return [
    await alike(aged, screen, few),
    await alike(long, whole, many),
    await rate(`${few} who wait, c=${AT_ONCE}`, ours(aged), theirs(screen, few), atOnce),
    await rate(`all ${many} who wait`, ours(long), theirs(whole, many), inOne),
    await withHistory(history, ours(aged), ours(young), listings / 8),
  ];
}

/** Whether both sides list the same contacts. */
export async function alike(store: Store, limit: PlainQueue, waiting: number): Promise<Figure> {
  const seen = new Set((await store.contacts.queue()).rows.map(({ id }) => String(id)));
  const plain = await limit.list(waiting);
  const same = plain.filter(({ id }) => seen.has(id)).length;
  const right = same === waiting && seen.size === waiting && plain.length === waiting;
  return exact(`8 queue-list-db: both list ${waiting}`, `${seen.size} and ${plain.length}`, right);
}

interface Listings {
  readonly times: number;
  readonly atOnce: number;
  readonly cpuMicros: () => number;
}

async function rate(what: string, ours: Listing, limit: Listing, listings: Listings): Promise<Figure> {
  const costs = { ours: notedCosts(), limit: notedCosts() };
  const side = (of: "ours" | "limit", listing: Listing) => async () =>
    costs[of].note(costOf(listings.cpuMicros, ownCpu, async () => listAll(listing, listings)));
  const rounds = await alternate(side("ours", ours), side("limit", limit));
  return compare({
    workload: `8 queue-list-db: ${what}`,
    unit: "lists/s",
    better: "more",
    bar: BAR,
    rounds,
    cpu: { ours: costs.ours.micros(), limit: costs.limit.micros() },
    detail: { ours: costs.ours.seen, limit: costs.limit.seen },
  });
}

async function listAll(listing: Listing, { times, atOnce }: Listings) {
  let left = times;
  const begun = performance.now();
  const reader = async (): Promise<void> => {
    while ((left -= 1) >= 0) await listing();
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return { operations: times, perSecond: (times * 1_000) / (performance.now() - begun) };
}

async function withHistory(history: number, aged: Listing, young: Listing, times: number): Promise<Figure> {
  const timed = await inTurn(aged, young, { times });
  return compare({
    workload: `8 queue-list-db: p50 before a history of ${history}, and of none`,
    unit: "ms",
    better: "less",
    bar: HISTORY_BAR,
    rounds: timed.map((round) => ({ ours: median(round.ours), limit: median(round.limit) })),
  });
}
