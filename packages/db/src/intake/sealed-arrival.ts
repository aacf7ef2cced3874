import { sealDetail } from "../sealing/detail.ts";
import { PLACE } from "../sealing/places.ts";
import { sealReach } from "../sealing/reach.ts";
import { seal, sealWhole } from "../sealing/seal.ts";
import type { Pending } from "./pending.ts";
import type { BelievedOwner } from "./thread-owners.ts";

/** What is sealed of one arrival. */
export interface SealedArrival {
  readonly bodyKey: Buffer;
  readonly body: Buffer;
  readonly raw: Buffer | null;
  readonly reach: Buffer | null;
}

/** Seals an arrival under its owner. */
export function sealArrival({ arrival, messageId }: Pending, { owner }: BelievedOwner): SealedArrival {
  const { text, raw, reach, unreadable } = arrival;
  const { key, body } = seal(owner, PLACE.message(messageId), Buffer.from(text));
  return {
    bodyKey: key,
    body,
    raw: raw === null || !unreadable ? null : sealWhole(owner, PLACE.raw(messageId), raw),
    reach: reach === null ? null : sealReach(owner, reach),
  };
}

/** What a new contact keeps in order to answer; `null` for one that the database has already. */
export function sealDetailOf({ arrival }: Pending, { owner, wrapped }: BelievedOwner): Buffer | null {
  return wrapped === null ? null : sealDetail(owner, arrival);
}
