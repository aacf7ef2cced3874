import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { Client, type PoolConfig } from "pg";
import { alternate } from "../frame/alternate.ts";
import { childrenCpu, costOf, ownCpu } from "../frame/cost.ts";
import { compare } from "../frame/figure.ts";
import { notedCosts } from "../frame/noted-costs.ts";
import type { Row } from "../frame/row.ts";
import { findPgbench, pgbench, PGBENCH_MISSING } from "../server/pgbench.ts";
import { makeClaimers } from "./claim-race.ts";
import { inventedArrival } from "./invented-arrival.ts";

const CLAIMERS = 16;
/** Claims of each claimer in one round. */
const CLAIMS = 300;
const ARRIVING_AT_ONCE = 64;

const script = fileURLToPath(new URL("../baselines/claim-by-id.sql", import.meta.url));
const schema = new URL("../baselines/claim-by-id-schema.sql", import.meta.url);

/** What claiming needs of the store. */
type Claimable = Pick<Store, "intake" | "contacts" | "moves">;

/** Sixteen advocates claim contact after contact, each a different one, beside pgbench doing so by conditional update. */
export const claimThroughput: Row = {
  number: 5,
  name: "claim-throughput",
  run: async (bench) => {
    const program = findPgbench();
    if (program === null) throw new Error(PGBENCH_MISSING);
    const claimers = await makeClaimers(bench.store, CLAIMERS);
    const connection = await bench.database("bench_claims");
    const costs = { ours: notedCosts(), limit: notedCosts() };
    const rounds = await alternate(
      async () => {
        const waiting = await arrive(bench.store, CLAIMERS * CLAIMS);
        return costs.ours.note(
          costOf(bench.cpuMicros, ownCpu, () => claimAll(bench.store, claimers, waiting)),
        );
      },
      async () => {
        await fillLimit(connection, CLAIMERS * CLAIMS);
        const run = { program, connection, script, clients: CLAIMERS, transactions: CLAIMS };
        const variables = { claimed: 0, stretch: CLAIMS };
        return costs.limit.note(
          costOf(bench.cpuMicros, childrenCpu, async () => ({
            perSecond: await pgbench({ ...run, variables }),
            operations: CLAIMERS * CLAIMS,
          })),
        );
      },
    );
    return [
      compare({
        workload: `5 claim-throughput c=${CLAIMERS}`,
        unit: "claims/s",
        better: "more",
        bar: { floor: 0.3, stretch: 0.5 },
        rounds,
        cpu: { ours: costs.ours.micros(), limit: costs.limit.micros() },
        detail: { ours: costs.ours.seen, limit: costs.limit.seen },
      }),
    ];
  },
};

/** Fills the limit's table anew. */
export async function fillLimit(connection: PoolConfig, contacts: number): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  await client.query("drop table if exists contact");
  await client.query(await readFile(schema, "utf8"));
  await client.query("insert into contact (id) select generate_series(1, $1::int)", [contacts]);
  await client.query("vacuum analyze contact");
  await client.end();
}

/** Lets so many contacts arrive. */
export async function arrive(store: Claimable, contacts: number): Promise<readonly ContactId[]> {
  const waiting: ContactId[] = [];
  let left = contacts;
  const provider = async (): Promise<void> => {
    while ((left -= 1) >= 0) waiting.push((await store.intake.arrive(inventedArrival())).contactId);
  };
  await Promise.all(Array.from({ length: ARRIVING_AT_ONCE }, provider));
  return waiting;
}

/** Everybody claims the next one that nobody has tried yet. A claim that is refused is a failed measurement. */
export async function claimAll(
  store: Claimable,
  claimers: readonly UserId[],
  waiting: readonly ContactId[],
): Promise<{ operations: number; perSecond: number }> {
  const left = [...waiting];
  const begun = performance.now();
  const claimer = async (by: UserId): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const { kind } = await store.moves.move(id, by, FIRST_VERSION, { kind: "claim" });
      if (kind !== "moved") throw new Error(`a claim of a waiting contact came to ${kind}`);
    }
  };
  await Promise.all(claimers.map(claimer));
  return {
    operations: waiting.length,
    perSecond: (waiting.length * 1_000) / (performance.now() - begun),
  };
}

/** The version of a contact that has just arrived. */
const FIRST_VERSION = 1;
