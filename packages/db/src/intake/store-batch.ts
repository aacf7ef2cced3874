import type { ContactId, MessageId } from "@holdfast/case-schema";
import type { Inside } from "../store/inside.ts";
import type { Arrived } from "./arrival.ts";
import { sealBatch } from "./batch-values.ts";
import { ingest, ingestOne, type IngestRow } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import { sealSingle } from "./single-values.ts";
import type { BelievedOwner, ThreadOwners } from "./thread-owners.ts";

/** The first try, one after learning the true owner, and one more in case that changed meanwhile. */
const TRIES = 4;

/** What became of each arrival of a batch, all in one transaction a try. Nothing is known when it throws. */
export async function storeBatch(
  inside: Inside,
  threads: ThreadOwners,
  batch: readonly Pending[],
): Promise<ReadonlyMap<Pending, Arrived>> {
  const done = new Map<Pending, Arrived>();
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > TRIES) throw new Error("a thread changed its owner again and again");
    const believed = new Map<string, BelievedOwner>();
    for (const { thread } of left) if (!believed.has(thread)) believed.set(thread, threads.believe(thread));
    const rows = await send(inside, left, believed);
    left = sortOut(inside, threads, left, believed, rows, done);
  }
  return done;
}

/** One alone takes the shorter way. */
async function send(
  { pool, clock }: Inside,
  batch: readonly Pending[],
  believed: ReadonlyMap<string, BelievedOwner>,
): Promise<readonly IngestRow[]> {
  const [only] = batch;
  const belief = only === undefined ? undefined : believed.get(only.thread);
  if (batch.length > 1 || only === undefined || belief === undefined)
    return ingest(pool, ...sealBatch(batch, believed, clock()));
  const rows = await ingestOne(pool, ...sealSingle(only, belief, clock()));
  return rows.map((row) => ({ item: 1, ...row }));
}

/** Files what is done, corrects what is believed, and returns what is to be sealed again. */
function sortOut(
  { owners }: Inside,
  threads: ThreadOwners,
  batch: readonly Pending[],
  believed: ReadonlyMap<string, BelievedOwner>,
  rows: readonly IngestRow[],
  done: Map<Pending, Arrived>,
): readonly Pending[] {
  const again: Pending[] = [];
  for (const row of rows) {
    const pending = batch[row.item - 1];
    if (pending === undefined) throw new Error("the database answered for an arrival that was not sent");
    const belief = believed.get(pending.thread);
    if (row.outcome === "stored" || row.outcome === "duplicate") {
      if (row.outcome === "stored" && belief !== undefined) threads.learn(pending.thread, belief.owner);
      done.set(pending, {
        outcome: row.outcome,
        contactId: row.contact_id as ContactId,
        messageId: row.message_id as MessageId,
        opened: row.outcome === "stored" ? row.opened : "continued",
      });
      continue;
    }
    if (row.owner_key === null) threads.forget(pending.thread);
    else threads.learn(pending.thread, owners.unwrap(row.contact_id, row.owner_key));
    again.push(pending);
  }
  if (rows.length !== batch.length) throw new Error("the database did not answer for every arrival");
  return again;
}
