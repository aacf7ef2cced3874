import { createHash } from "node:crypto";
import type { ChannelId, ChannelTraits } from "@holdfast/case-schema";
import type { InboundMessage, Unreadable } from "@holdfast/channel-kit";
import type { Arrival, ArrivedMail, CurrentSettings } from "@holdfast/db";
import { targetMs } from "@holdfast/queue-policy";
import type { z } from "zod";
import { raiseOf } from "./raise-of.ts";
import { storable } from "../text/storable.ts";

/** What an arrival takes from the channel it came by. */
export interface Origin {
  readonly id: ChannelId;
  readonly traits: ChannelTraits;
}

/** How much of an unreadable delivery is shown as text; all of it is kept raw. */
const SHOWN_MAX = 2000;
/** No mail address that could be answered is longer. */
const ADDRESS_MAX = 320;

/**
 * A message on its way into the store, with the targets that hold now. `mail` is what it brings beside words. `judged` is what
 * of its words the lists are asked about; what a form of a machine's says is not believed (CH30).
 */
export function toArrival(
  message: z.output<typeof InboundMessage>,
  origin: Origin,
  settings: CurrentSettings,
  mail: ArrivedMail | null = null,
  judged = message.text,
): Arrival {
  const isAutomatic = mail !== null && mail.automatic !== null;
  return {
    ...commonOf(origin, settings),
    dedupeKey: message.dedupeKey,
    threadKey: message.threadKey,
    refs: message.refs,
    address: message.address === null ? null : storable(message.address),
    text: storable(message.text),
    sentAt: message.sentAt,
    danger: isAutomatic ? null : message.danger,
    raise: raiseOf(isAutomatic ? null : message.raise, judged, settings),
    language: message.language,
    reach: message.reach,
    lowTrust: message.lowTrust,
    unreadable: false,
    raw: null,
    provider: providerOf(message),
    mail,
  };
}

/** A delivery that nobody could read, stored as it came (CH3); `raw` is `null` when nothing of it was kept. */
export function unreadableArrival(
  { dedupeKey, threadKey, address = null, reason }: Omit<Unreadable, "kind" | "source">,
  raw: Uint8Array | null,
  origin: Origin,
  settings: CurrentSettings,
): Arrival {
  return {
    ...commonOf(origin, settings),
    dedupeKey,
    threadKey,
    refs: [],
    address: address === null ? null : storable(address).slice(0, ADDRESS_MAX),
    text:
      raw === null
        ? ""
        : storable(new TextDecoder().decode(raw.subarray(0, 4 * SHOWN_MAX)).slice(0, SHOWN_MAX)),
    sentAt: null,
    danger: null,
    raise: null,
    language: null,
    reach: null,
    lowTrust: false,
    unreadable: true,
    ...keptOf(raw, reason),
    provider: null,
  };
}

/** Largest delivery kept in one row beside its message; what is larger lies in rows of its own. */
const RAW_MAX = 1_048_576;

function keptOf(raw: Uint8Array | null, reason: Unreadable["reason"]): Pick<Arrival, "raw" | "mail"> {
  const isLarge = raw !== null && raw.length > RAW_MAX;
  if (!isLarge && reason === undefined) return { raw, mail: null };
  const nothing = {
    names: [],
    senderName: null,
    via: null,
    addressees: null,
    quotedFrom: null,
    subject: null,
    html: null,
    automatic: null,
    signs: [],
    files: [],
  };
  const mail = { ...nothing, partly: reason === undefined ? [] : [reason], source: isLarge ? raw : null };
  return { raw: isLarge ? null : raw, mail };
}

/** Keys for a delivery that gave none: its own bytes, so that it is stored once however often it comes. */
export function keysOfBytes(
  raw: Uint8Array,
  part = 0,
): { readonly dedupeKey: string; readonly threadKey: string } {
  const key = `unreadable:${createHash("sha256").update(raw).digest("hex")}:${part}`;
  return { dedupeKey: key, threadKey: key };
}

/** `null` when the provider keeps nothing that it has a name for. */
function providerOf({ ref, media }: z.output<typeof InboundMessage>): Arrival["provider"] {
  return ref === null && media.length === 0 ? null : { ref, media };
}

function commonOf({ id, traits }: Origin, { targets, reopenWithinMs }: CurrentSettings) {
  return {
    channel: id,
    medium: traits.medium,
    targetMs: targetMs(traits.medium, false, targets),
    dangerTargetMs: targetMs(traits.medium, true, targets),
    reopenWithinMs,
  };
}
