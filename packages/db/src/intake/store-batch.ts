import type { ContactId, MessageId } from "@holdfast/case-schema";
import type { Inside } from "../store/inside.ts";
import type { Arrived } from "./arrival.ts";
import { sealBatch, type SealedBatch } from "./batch-values.ts";
import { ingest, type IngestRow } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import type { ThreadOwners } from "./thread-owners.ts";

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
    const sealed = sealBatch(left, threads.believe, inside.clock());
    const rows = await ingest(inside.pool, ...sealed.values);
    left = sortOut(inside, threads, left, sealed, rows, done);
  }
  return done;
}

/** Files what is done, corrects what is believed, and returns what is to be sealed again. */
function sortOut(
  { owners }: Inside,
  threads: ThreadOwners,
  batch: readonly Pending[],
  { believed }: SealedBatch,
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
