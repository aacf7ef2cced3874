import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { Client, type PoolConfig } from "pg";
import { alternate } from "../frame/alternate.ts";
import { costOf, ownCpu } from "../frame/cost.ts";
import { compare, exact, type Figure } from "../frame/figure.ts";
import { notedCosts } from "../frame/noted-costs.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { makeClaimers } from "./claim-race.ts";
import { claimAll } from "./claim-throughput.ts";
import { openSeeded } from "./seeded-queue.ts";

/** How much of it is done; a test does little. */
export interface BloatScale {
  /** Claims that lie behind the aged house before anything counts. */
  readonly claims: number;
  /** Claims of a round, on either side. */
  readonly each: number;
  readonly claimers: number;
  readonly rounds: number;
}

const SCALE: BloatScale = { claims: 20_000, each: 800, claimers: 16, rounds: 5 };
const BAR = { floor: 0.67, stretch: 0.9 };

/** Whether claims grow slower while somebody holds a snapshot open, as a dump does: after twenty thousand of them, beside the same fresh. */
export const claimBloat: Row = {
  number: 6,
  name: "claim-bloat",
  run: async (bench) => measureBloat(bench, SCALE),
};

/** A house with as many who wait, and people who claim them one after the other. */
interface House {
  readonly store: Store;
  readonly claimers: readonly UserId[];
  readonly left: ContactId[];
}

/** Two houses of one server, alike but that in one a snapshot stays open and many were claimed under it. */
export async function measureBloat(
  bench: Pick<BenchServer, "database" | "keyring" | "cpuMicros">,
  { claims, each, claimers, rounds }: BloatScale,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const waiting = claims + each * (rounds + 1);
  const house = async (connection: PoolConfig): Promise<House> => {
    const store = await openSeeded(connection, bench.keyring, { waiting, history: 1 }, claimers);
    closing.defer(store.close);
    const { rows } = await store.contacts.queue();
    return { store, claimers: await makeClaimers(store, claimers), left: rows.map(({ id }) => id) };
  };
  const [aging, fresh] = [
    await bench.database("bench_bloat_aged"),
    await bench.database("bench_bloat_fresh"),
  ];
  const [aged, young] = [await house(aging), await house(fresh)];
  const holder = await holdSnapshot(aging);
  closing.defer(holder.end);
  const windows: number[] = [];
  for (let nth = 0; nth < 10; nth += 1) windows.push((await claimNext(aged, claims / 10)).perSecond);
  const costs = { ours: notedCosts(), limit: notedCosts() };
  const side = (of: "ours" | "limit", claimed: House) => async () =>
    costs[of].note(costOf(bench.cpuMicros, ownCpu, async () => claimNext(claimed, each)));
  const measured = await alternate(side("ours", aged), side("limit", young), rounds);
  const isHeld = await holder.isHeld();
  return [
    compare({
      workload: `6 claim-bloat: after ${claims} under an open snapshot`,
      unit: "claims/s",
      better: "more",
      bar: BAR,
      rounds: measured,
      cpu: { ours: costs.ours.micros(), limit: costs.limit.micros() },
      detail: { windows, ours: costs.ours.seen, limit: costs.limit.seen },
    }),
    exact("6 claim-bloat: the snapshot was open", isHeld ? "to the end" : "not to the end", isHeld),
  ];
}

/** The next so many are claimed; one that is refused is a failed measurement. */
async function claimNext({ store, claimers, left }: House, claims: number) {
  return claimAll(store, claimers, left.splice(0, claims));
}

/** A snapshot that stays open: nothing that is dead since is taken away. */
async function holdSnapshot(connection: PoolConfig) {
  const client = new Client(connection);
  await client.connect();
  await client.query("set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0");
  await client.query("begin isolation level repeatable read");
  const waiting = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::integer as count from contact where status = 'waiting'",
    );
    return rows[0]?.count ?? 0;
  };
  const atFirst = await waiting();
  return {
    /** Whether it still sees everybody wait who waited when it was opened. */
    isHeld: async () => (await waiting()) === atFirst && atFirst > 0,
    end: async () => client.end(),
  };
}
