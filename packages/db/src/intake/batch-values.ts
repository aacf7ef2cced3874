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

/** Seals a batch under the owners its threads are believed to have, and lays it out as the columns of `ingest`. */
export function sealBatch(
  batch: readonly Pending[],
  believed: readonly BelievedOwner[],
  nowMs: number,
): IngestValues {
  const sealed = batch.map((pending, index) => sealArrival(pending, believed[index] as BelievedOwner));
  return [
    nowMs,
    bigintArray(locksOf(batch)),
    textArray(batch.map(({ arrival }) => arrival.channel)),
    textArray(batch.map(({ arrival }) => arrival.medium)),
    byteaArray(batch.map(({ threadHash }) => threadHash)),
    uuidArray(believed.map(({ owner }) => owner.id)),
    byteaArray(believed.map(({ wrapped }) => wrapped)),
    byteaArray(batch.map((pending, index) => sealDetailOf(pending, believed[index] as BelievedOwner))),
    bigintArray(batch.map(({ arrival }) => arrival.reopenWithinMs)),
    byteaArray(batch.map(({ dedupeHash }) => dedupeHash)),
    uuidArray(batch.map(({ messageId }) => messageId)),
    byteaArray(sealed.map(({ bodyKey }) => bodyKey)),
    byteaArray(sealed.map(({ body }) => body)),
    filled(
      sealed.map(({ raw }) => raw),
      byteaArray,
    ),
    filled(
      sealed.map(({ reach }) => reach),
      byteaArray,
    ),
    filled(
      batch.map(({ arrival }) => arrival.sentAt),
      bigintArray,
    ),
    filled(
      batch.map(({ arrival }) => arrival.danger),
      textArray,
    ),
    filled(
      batch.map(({ arrival }) => arrival.language),
      textArray,
    ),
    booleanArray(batch.map(({ arrival }) => arrival.lowTrust)),
    booleanArray(batch.map(({ arrival }) => arrival.unreadable)),
    bigintArray(batch.map(({ arrival }) => arrival.targetMs)),
    bigintArray(batch.map(({ arrival }) => arrival.dangerTargetMs)),
    filled(
      sealed.map(({ provider }) => provider),
      byteaArray,
    ),
    integerArray(batch.map(({ arrival }) => arrival.provider?.media.length ?? 0)),
    batch.some(({ isUnheard }) => isUnheard) ? booleanArray(batch.map(({ isUnheard }) => isUnheard)) : null,
  ];
}

/** The last two columns of `ingestRaising`: to which lane, and why. */
export function raisesOf(batch: readonly Pending[]): readonly [lanes: Buffer, reasons: Buffer] {
  return [
    textArray(batch.map(({ arrival }) => arrival.raise?.lane ?? null)),
    textArray(batch.map(({ arrival }) => arrival.raise?.reason ?? null)),
  ];
}

/** What nobody in the batch has costs nobody anything. */
function filled<Value>(
  values: readonly (Value | null)[],
  array: (values: readonly (Value | null)[]) => Buffer,
): Buffer | null {
  return values.every((value) => value === null) ? null : array(values);
}

/** Ascending, so that no two batches wait for each other in a circle. */
function locksOf(batch: readonly Pending[]): readonly bigint[] {
  const locks = batch.map(({ threadHash }) => threadLock(threadHash));
  return locks.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}
