import { PLACE } from "../sealing/places.ts";
import { sealDetail } from "../sealing/detail.ts";
import { sealReach } from "../sealing/reach.ts";
import { seal, sealWhole } from "../sealing/seal.ts";
import { threadLock } from "../sealing/thread-hash.ts";
import { byteaArray } from "../sql/bytea-array.ts";
import type { IngestValues } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import type { BelievedOwner } from "./thread-owners.ts";

/** A batch sealed and laid out as the columns of `ingest`. */
export interface SealedBatch {
  readonly values: IngestValues;
  /** Under whom each thread's arrivals were sealed. */
  readonly believed: ReadonlyMap<string, BelievedOwner>;
}

/** Seals a batch under the owners its threads are believed to have. */
export function sealBatch(
  batch: readonly Pending[],
  believe: (thread: string) => BelievedOwner,
  nowMs: number,
): SealedBatch {
  const firsts = new Map<string, Pending>();
  for (const pending of batch) if (!firsts.has(pending.thread)) firsts.set(pending.thread, pending);
  const threads = [...firsts.values()];
  const position = new Map(threads.map(({ thread }, index) => [thread, index + 1]));
  const believed = new Map(threads.map(({ thread }) => [thread, believe(thread)]));
  const of = ({ thread }: Pending): BelievedOwner => {
    const owner = believed.get(thread);
    if (owner === undefined) throw new Error("a thread of the batch has no owner");
    return owner;
  };
  const bodies = batch.map((pending) =>
    seal(of(pending).owner, PLACE.message(pending.messageId), Buffer.from(pending.arrival.text)),
  );
  const values: IngestValues = [
    nowMs,
    locksOf(threads),
    threads.map(({ arrival }) => arrival.channel),
    threads.map(({ arrival }) => arrival.medium),
    byteaArray(threads.map(({ threadHash }) => threadHash)),
    threads.map((pending) => of(pending).owner.id),
    byteaArray(threads.map((pending) => of(pending).wrapped)),
    byteaArray(threads.map((pending) => detailOf(pending, of(pending)))),
    threads.map(({ arrival }) => arrival.reopenWithinMs),
    batch.map(({ thread }) => position.get(thread) ?? 0),
    byteaArray(batch.map(({ dedupeHash }) => dedupeHash)),
    batch.map(({ messageId }) => messageId),
    byteaArray(bodies.map(({ key }) => key)),
    byteaArray(bodies.map(({ body }) => body)),
    byteaArray(batch.map((pending) => rawOf(pending, of(pending)))),
    byteaArray(batch.map((pending) => reachOf(pending, of(pending)))),
    batch.map(({ arrival }) => arrival.sentAt),
    batch.map(({ arrival }) => arrival.danger),
    batch.map(({ arrival }) => arrival.language),
    batch.map(({ arrival }) => arrival.lowTrust),
    batch.map(({ arrival }) => arrival.unreadable),
    batch.map(({ arrival }) => arrival.targetMs),
    batch.map(({ arrival }) => arrival.dangerTargetMs),
  ];
  return { values, believed };
}

/** Ascending, so that no two batches wait for each other in a circle. */
function locksOf(threads: readonly Pending[]): readonly string[] {
  const locks = threads.map(({ threadHash }) => threadLock(threadHash));
  return locks.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0)).map(String);
}

function detailOf({ arrival }: Pending, { owner, wrapped }: BelievedOwner): Buffer | null {
  return wrapped === null ? null : sealDetail(owner, arrival);
}

function reachOf({ arrival: { reach } }: Pending, { owner }: BelievedOwner): Buffer | null {
  return reach === null ? null : sealReach(owner, reach);
}

function rawOf(
  { arrival: { raw, unreadable }, messageId }: Pending,
  { owner }: BelievedOwner,
): Buffer | null {
  return raw === null || !unreadable ? null : sealWhole(owner, PLACE.raw(messageId), raw);
}
