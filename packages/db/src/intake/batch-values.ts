import { threadLock } from "../sealing/thread-hash.ts";
import {
  bigintArray,
  booleanArray,
  byteaArray,
  integerArray,
  textArray,
  uuidArray,
} from "../sql/binary-array.ts";
import type { IngestValues } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import { sealArrival, sealDetailOf } from "./sealed-arrival.ts";
import type { BelievedOwner } from "./thread-owners.ts";

/** One thread of a batch. */
interface Thread {
  /** From 1, as SQL counts. */
  readonly position: number;
  readonly first: Pending;
  readonly believed: BelievedOwner;
}

/** Seals a batch under the owners its threads are believed to have, and lays it out as the columns of `ingest`. */
export function sealBatch(
  batch: readonly Pending[],
  believed: ReadonlyMap<string, BelievedOwner>,
  nowMs: number,
): IngestValues {
  const byKey = threadsOf(batch, believed);
  const threads = [...byKey.values()];
  const threadOf = ({ thread }: Pending): Thread => byKey.get(thread) as Thread;
  const sealed = batch.map((pending) => sealArrival(pending, threadOf(pending).believed));
  return [
    nowMs,
    bigintArray(locksOf(threads)),
    textArray(threads.map(({ first }) => first.arrival.channel)),
    textArray(threads.map(({ first }) => first.arrival.medium)),
    byteaArray(threads.map(({ first }) => first.threadHash)),
    uuidArray(threads.map((thread) => thread.believed.owner.id)),
    byteaArray(threads.map((thread) => thread.believed.wrapped)),
    byteaArray(threads.map((thread) => sealDetailOf(thread.first, thread.believed))),
    bigintArray(threads.map(({ first }) => first.arrival.reopenWithinMs)),
    integerArray(batch.map((pending) => threadOf(pending).position)),
    byteaArray(batch.map(({ dedupeHash }) => dedupeHash)),
    uuidArray(batch.map(({ messageId }) => messageId)),
    byteaArray(sealed.map(({ bodyKey }) => bodyKey)),
    byteaArray(sealed.map(({ body }) => body)),
    byteaArray(sealed.map(({ raw }) => raw)),
    byteaArray(sealed.map(({ reach }) => reach)),
    bigintArray(batch.map(({ arrival }) => arrival.sentAt)),
    textArray(batch.map(({ arrival }) => arrival.danger)),
    textArray(batch.map(({ arrival }) => arrival.language)),
    booleanArray(batch.map(({ arrival }) => arrival.lowTrust)),
    booleanArray(batch.map(({ arrival }) => arrival.unreadable)),
    bigintArray(batch.map(({ arrival }) => arrival.targetMs)),
    bigintArray(batch.map(({ arrival }) => arrival.dangerTargetMs)),
  ];
}

function threadsOf(
  batch: readonly Pending[],
  believed: ReadonlyMap<string, BelievedOwner>,
): ReadonlyMap<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const pending of batch) {
    if (threads.has(pending.thread)) continue;
    const belief = believed.get(pending.thread);
    if (belief === undefined) throw new Error("a thread of the batch has no owner");
    threads.set(pending.thread, { position: threads.size + 1, first: pending, believed: belief });
  }
  return threads;
}

/** Ascending, so that no two batches wait for each other in a circle. */
function locksOf(threads: readonly Thread[]): readonly bigint[] {
  const locks = threads.map(({ first }) => threadLock(first.threadHash));
  return locks.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}
