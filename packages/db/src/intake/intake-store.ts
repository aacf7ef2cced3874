import { threadHash } from "../sealing/thread-hash.ts";
import type { Inside } from "../store/inside.ts";
import type { Arrival, Arrived, IntakeStore } from "./arrival.ts";
import { openBatches } from "./batches.ts";
import { knownThreads } from "./ingest-statement.ts";
import { pend, type Pending } from "./pending.ts";
import { storeBatch } from "./store-batch.ts";
import { openThreadOwners } from "./thread-owners.ts";

/** The one road in. */
export function openIntake(inside: Inside): IntakeStore {
  const threads = openThreadOwners(inside.owners);
  const batches = openBatches<Pending>({
    laneOf: ({ thread }) => thread,
    run: (batch) => deliver(inside, batch, (part) => storeBatch(inside, threads, part)),
  });
  return {
    async arrive(arrival) {
      const hash = await threadOf(inside, arrival);
      const { pending, arrived } = pend(arrival, hash, inside.keyring);
      batches.add(pending);
      return arrived;
    },
  };
}

/** The first known of `refs`, else the thread key. */
async function threadOf({ keyring, pool }: Inside, arrival: Arrival): Promise<Buffer> {
  const own = threadHash(keyring, arrival.channel, arrival.threadKey);
  if (arrival.refs.length === 0) return own;
  const hashes = arrival.refs.map((ref) => threadHash(keyring, arrival.channel, ref));
  const known = await knownThreads(pool, arrival.channel, hashes);
  return hashes.find((hash) => known.some(({ thread_key }) => thread_key.equals(hash))) ?? own;
}

/**
 * Settles every arrival of a batch. When the batch fails as a whole, each goes alone, so that a poisoned one fails
 * alone; going twice is safe, since the dedupe key decides.
 */
async function deliver(
  inside: Inside,
  batch: readonly Pending[],
  store: (part: readonly Pending[]) => Promise<ReadonlyMap<Pending, Arrived>>,
): Promise<void> {
  const leaders = new Map<string, Pending>();
  for (const pending of batch) if (!leaders.has(pending.event)) leaders.set(pending.event, pending);
  const results = await storeOrSplit([...leaders.values()], store);
  let committed = false;
  for (const pending of batch) {
    const leader = leaders.get(pending.event) ?? pending;
    const result = results.get(leader);
    if (result === undefined || result.kind === "failed") {
      pending.reject(result?.error ?? new Error("the arrival was not stored"));
      continue;
    }
    committed ||= result.arrived.outcome === "stored";
    pending.resolve(
      pending === leader ? result.arrived : { ...result.arrived, outcome: "duplicate", opened: "continued" },
    );
  }
  if (committed) inside.commits.happened();
}

type Result =
  | { readonly kind: "done"; readonly arrived: Arrived }
  | { readonly kind: "failed"; readonly error: unknown };

async function storeOrSplit(
  batch: readonly Pending[],
  store: (part: readonly Pending[]) => Promise<ReadonlyMap<Pending, Arrived>>,
): Promise<ReadonlyMap<Pending, Result>> {
  const results = new Map<Pending, Result>();
  try {
    for (const [pending, arrived] of await store(batch)) results.set(pending, { kind: "done", arrived });
    return results;
  } catch (error) {
    for (const pending of batch) results.set(pending, { kind: "failed", error });
  }
  for (const pending of batch) {
    try {
      const arrived = (await store([pending])).get(pending);
      if (arrived !== undefined) results.set(pending, { kind: "done", arrived });
    } catch (error) {
      results.set(pending, { kind: "failed", error });
    }
  }
  return results;
}
