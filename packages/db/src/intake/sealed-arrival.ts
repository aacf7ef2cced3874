import { sealDetail } from "../sealing/detail.ts";
import { PLACE } from "../sealing/places.ts";
import { sealReach } from "../sealing/reach.ts";
import { sealProvider } from "../sealing/provider.ts";
import { makeRecordKey, sealUnder, sealWhole } from "../sealing/seal.ts";
import type { Pending } from "./pending.ts";
import type { BelievedOwner } from "./thread-owners.ts";

/** What is sealed of one arrival. */
export interface SealedArrival {
  readonly bodyKey: Buffer;
  readonly body: Buffer;
  readonly raw: Buffer | null;
  readonly reach: Buffer | null;
  readonly provider: Buffer | null;
}

/** Seals an arrival under its owner. */
export function sealArrival({ arrival, messageId }: Pending, { owner }: BelievedOwner): SealedArrival {
  const { text, raw, reach, unreadable, provider } = arrival;
  const place = PLACE.message(messageId);
  const record = makeRecordKey(owner, place);
  return {
    bodyKey: record.wrapped,
    body: sealUnder(record, owner, place, Buffer.from(text)),
    raw: raw === null || !unreadable ? null : sealWhole(owner, PLACE.raw(messageId), raw),
    reach: reach === null ? null : sealReach(owner, reach),
    provider: provider === null ? null : sealProvider(record, owner, messageId, provider),
  };
}

/** What a new contact keeps in order to answer; `null` for one that the database has already. */
export function sealDetailOf({ arrival }: Pending, { owner, wrapped }: BelievedOwner): Buffer | null {
  return wrapped === null ? null : sealDetail(owner, arrival);
}
