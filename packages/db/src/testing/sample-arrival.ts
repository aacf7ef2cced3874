import { randomUUID } from "node:crypto";
import { ChannelId } from "@holdfast/case-schema";
import type { Arrival } from "../intake/arrival.ts";

/** The channel of every sample. */
export const SAMPLE_CHANNEL: ChannelId = ChannelId.parse("webform");

/** An invented arrival; each call is another event on another thread unless `given` says otherwise. */
export function sampleArrival(given: Partial<Arrival> = {}): Arrival {
  return {
    channel: SAMPLE_CHANNEL,
    medium: "form",
    dedupeKey: randomUUID(),
    threadKey: randomUUID(),
    refs: [],
    address: null,
    text: "Is somebody there?",
    sentAt: null,
    danger: null,
    raise: null,
    language: null,
    reach: null,
    lowTrust: false,
    unreadable: false,
    raw: null,
    provider: null,
    targetMs: 900_000,
    dangerTargetMs: 20_000,
    reopenWithinMs: 86_400_000,
    ...given,
  };
}
