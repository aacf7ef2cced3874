import { filesAlong } from "../mail/keep-mail.ts";
import { threadLock } from "../sealing/thread-hash.ts";
import type { AutomaticValues, IngestOneValues } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import { sealArrival, sealDetailOf } from "./sealed-arrival.ts";
import type { BelievedOwner } from "./thread-owners.ts";

/** Seals one arrival and lays it out as the arguments of `ingest_one`. */
export function sealSingle(pending: Pending, believed: BelievedOwner, nowMs: number): IngestOneValues {
  const { arrival, threadHash, dedupeHash, messageId } = pending;
  const { bodyKey, body, raw, reach, provider } = sealArrival(pending, believed);
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
    provider,
    filesOf(arrival),
  ];
}

/** The same for what a machine wrote, as the arguments of `ingest_automatic`. */
export function sealAutomatic(pending: Pending, believed: BelievedOwner, nowMs: number): AutomaticValues {
  const { arrival, threadHash, dedupeHash, messageId } = pending;
  const { bodyKey, body, provider } = sealArrival(pending, believed);
  return [
    nowMs,
    arrival.channel,
    arrival.medium,
    threadHash,
    believed.owner.id,
    believed.wrapped,
    sealDetailOf(pending, believed),
    dedupeHash,
    messageId,
    bodyKey,
    body,
    arrival.sentAt,
    arrival.lowTrust,
    arrival.targetMs,
    provider,
    filesOf(arrival),
  ];
}

/** How many files a message has: those with the provider, and those that came along. */
function filesOf({ provider, mail }: Pending["arrival"]): number {
  return (provider?.media.length ?? 0) + filesAlong(mail ?? null);
}
