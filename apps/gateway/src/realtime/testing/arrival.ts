import { ChannelId } from "@holdfast/case-schema";
import type { Arrival } from "@holdfast/db";

/** Somebody writes for the first time, or again, on a thread. */
export const arrivalOn = (thread: string, event: string): Arrival => ({
  channel: ChannelId.parse("reach"),
  medium: "form",
  dedupeKey: event,
  threadKey: thread,
  refs: [],
  address: null,
  text: "Words that must not leave the store.",
  sentAt: null,
  danger: null,
  language: null,
  reach: null,
  lowTrust: false,
  raise: null,
  unreadable: false,
  raw: null,
  provider: null,
  targetMs: 60_000,
  dangerTargetMs: 10_000,
  reopenWithinMs: 3_600_000,
});
