import { randomUUID } from "node:crypto";
import { ChannelId } from "@holdfast/case-schema";
import type { Arrival } from "@holdfast/db";

const CHANNEL = ChannelId.parse("bench");
const WORDS =
  "Somebody invented writes a few sentences, of about the length that people write to a hotline. ".repeat(2);
const MINUTE_MS = 60_000;

/** An arrival that opens a contact of its own, unless it is given another's thread. */
export function inventedArrival(over: Partial<Arrival> = {}): Arrival {
  const key = randomUUID();
  return {
    channel: CHANNEL,
    medium: "form",
    dedupeKey: key,
    threadKey: key,
    refs: [],
    address: null,
    text: WORDS,
    sentAt: null,
    danger: null,
    language: "en",
    reach: null,
    lowTrust: false,
    raise: null,
    unreadable: false,
    raw: null,
    provider: null,
    targetMs: 15 * MINUTE_MS,
    dangerTargetMs: MINUTE_MS,
    reopenWithinMs: 24 * 60 * MINUTE_MS,
    ...over,
  };
}
