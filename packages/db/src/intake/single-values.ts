import { threadLock } from "../sealing/thread-hash.ts";
import type { IngestOneValues } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import { sealArrival, sealDetailOf } from "./sealed-arrival.ts";
import type { BelievedOwner } from "./thread-owners.ts";

/** Seals one arrival and lays it out as the arguments of `ingest_one`. */
export function sealSingle(pending: Pending, believed: BelievedOwner, nowMs: number): IngestOneValues {
  const { arrival, threadHash, dedupeHash, messageId } = pending;
  const { bodyKey, body, raw, reach } = sealArrival(pending, believed);
  return [
    nowMs,
    threadLock(threadHash),
    arrival.channel,
    arrival.medium,
    threadHash,
    believed.owner.id,
    believed.wrapped,
    sealDetailOf(pending, believed),
    arrival.reopenWithinMs,
    dedupeHash,
    messageId,
    bodyKey,
    body,
    raw,
    reach,
    arrival.sentAt,
    arrival.danger,
    arrival.language,
    arrival.lowTrust,
    arrival.unreadable,
    arrival.targetMs,
    arrival.dangerTargetMs,
  ];
}
