import type pg from "pg";
import type { KnownBlocks } from "../blocks/block-store.ts";
import type { HeldClients } from "../sql/held-clients.ts";
import type { Inside } from "../store/inside.ts";
import type { Arrived } from "./arrival.ts";
import type { Pending } from "./pending.ts";
import { storeAlone } from "./store-alone.ts";
import type { ThreadOwners } from "./thread-owners.ts";

/** How many travel alone at once: each may hold 25 megabytes, and a connection while they are written. */
const AT_ONCE = 3;
/** A thread that is found elsewhere again and again was named meanwhile: one name after another, never one twice. */
const TRIES = 4;

/** The way in for what looks for its thread or brings mail: one transaction each, beside the batches. */
export function openAlone(
  inside: Inside,
  road: HeldClients,
  threads: ThreadOwners,
  blocks: KnownBlocks,
): (pending: Pending) => Promise<void> {
  const waiting: (() => void)[] = [];
  let travelling = 0;

  async function store(pending: Pending): Promise<Arrived> {
    let more: readonly bigint[] = [];
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const tried = more;
      const found = await road.use(async (client) =>
        inTransaction(client, async () => storeAlone(inside, client, { threads, blocks }, pending, tried)),
      );
      if (!("kind" in found)) return found;
      more = [...more, found.lock];
    }
    throw new Error("a thread was named anew again and again");
  }

  return async (pending) => {
    if (travelling >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else travelling += 1;
    try {
      // Once more when it failed: going twice is safe, since the dedupe key decides.
      const arrived = await store(pending).catch(async () => store(pending));
      pending.resolve(arrived);
      if (arrived.outcome === "stored") inside.commits.happened("arrival");
    } catch (error) {
      pending.reject(error);
    } finally {
      const next = waiting.shift();
      if (next === undefined) travelling -= 1;
      else next();
    }
  };
}

/** A failure leaves the transaction open: the connection is ended with it. */
async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query("begin");
  const result = await work();
  await client.query("commit");
  return result;
}
