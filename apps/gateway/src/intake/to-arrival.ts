import { createHash } from "node:crypto";
import type { ChannelId, ChannelTraits } from "@holdfast/case-schema";
import type { InboundMessage } from "@holdfast/channel-kit";
import type { Arrival, Settings } from "@holdfast/db";
import { targetMs } from "@holdfast/queue-policy";
import type { z } from "zod";

/** What an arrival takes from the channel it came by. */
export interface Origin {
  readonly id: ChannelId;
  readonly traits: ChannelTraits;
}

/** How much of an unreadable delivery is shown as text; all of it is kept raw. */
const SHOWN_MAX = 2000;

/** A message on its way into the store, with the targets that hold now. */
export function toArrival(
  message: z.output<typeof InboundMessage>,
  origin: Origin,
  settings: Settings,
): Arrival {
  return {
    ...commonOf(origin, settings),
    dedupeKey: message.dedupeKey,
    threadKey: message.threadKey,
    refs: message.refs,
    address: message.address === null ? null : storable(message.address),
    text: storable(message.text),
    sentAt: message.sentAt,
    danger: message.danger,
    language: message.language,
    reach: message.reach,
    lowTrust: message.lowTrust,
    unreadable: false,
    raw: null,
  };
}

/** A delivery that nobody could read, stored as it came (CH3). */
export function unreadableArrival(
  keys: { readonly dedupeKey: string; readonly threadKey: string },
  raw: Uint8Array,
  origin: Origin,
  settings: Settings,
): Arrival {
  return {
    ...commonOf(origin, settings),
    ...keys,
    refs: [],
    address: null,
    text: storable(new TextDecoder().decode(raw.subarray(0, 4 * SHOWN_MAX)).slice(0, SHOWN_MAX)),
    sentAt: null,
    danger: null,
    language: null,
    reach: null,
    lowTrust: false,
    unreadable: true,
    raw,
  };
}

/** Keys for a delivery that gave none: its own bytes, so that it is stored once however often it comes. */
export function keysOfBytes(
  raw: Uint8Array,
  part = 0,
): { readonly dedupeKey: string; readonly threadKey: string } {
  const key = `unreadable:${createHash("sha256").update(raw).digest("hex")}:${part}`;
  return { dedupeKey: key, threadKey: key };
}

function commonOf({ id, traits }: Origin, { targets, reopenWithinMs }: Settings) {
  return {
    channel: id,
    medium: traits.medium,
    targetMs: targetMs(traits.medium, false, targets),
    dangerTargetMs: targetMs(traits.medium, true, targets),
    reopenWithinMs,
  };
}

/** Text without what no database or screen can hold; what was there stays visible as a mark. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
