import { ChannelId, ContactId, UserId } from "@holdfast/case-schema";
import { type Cursor, encodeCursor } from "../cursor.ts";
import type { QueueEvent, RevisionEvent, ShiftEvent } from "../event.ts";
import type { Batch } from "../protocol.ts";
import type { QueueRow } from "../queue-row.ts";
import type { ShiftRow } from "../shift-row.ts";
import { MAIN_QUEUE } from "../stream.ts";

/** Samples for tests: small numbers in, whole records out. */
export const contactId = (n: number): ContactId =>
  ContactId.parse(`00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`);

export const cursorAt = (xid: number, seq = 0, epoch = 1): Cursor =>
  encodeCursor({ epoch: epoch.toString(16).padStart(16, "0"), xid: BigInt(xid), seq: BigInt(seq) });

export const sampleRow = (n: number, version: number): QueueRow => ({
  id: contactId(n),
  number: n + 1,
  channel: ChannelId.parse("reach"),
  medium: "form",
  status: "waiting",
  danger: null,
  waitingSince: 1_000,
  dueAt: 2_000,
  unanswered: version,
  holder: null,
  heldSince: null,
  holderGoneSince: null,
  offeredTo: null,
  unreadable: false,
  lowTrust: false,
  isAutomatic: false,
  language: null,
  lane: null,
  laneReason: null,
  speaker: null,
  setAsideUntil: null,
  setAsideBy: null,
  backSince: null,
  liftAskedAt: null,
  liftAnswer: null,
  reopened: 0,
  version,
});

export const present = (n: number, version: number): QueueEvent => ({
  kind: "contact",
  id: contactId(n),
  version,
  row: sampleRow(n, version),
});

export const absent = (n: number, version: number): QueueEvent => ({
  kind: "contact",
  id: contactId(n),
  version,
  row: null,
});

export const revision = (n: number, version: number): RevisionEvent => ({
  kind: "revision",
  id: contactId(n),
  version,
});

export const userId = (n: number): UserId =>
  UserId.parse(`00000000-0000-4000-9000-${n.toString(16).padStart(12, "0")}`);

export const sampleShift = (n: number, version: number): ShiftRow => ({
  id: userId(n),
  name: `Advocate ${String(n)}`,
  role: "advocate",
  since: 1_000,
  state: version % 2 === 0 ? "available" : "break",
  apart: null,
  stateSince: 1_000 * version,
  goneSince: null,
  isWrappingUp: false,
  paused: [],
  version,
});

/** Somebody's shift under a version; every third is an end, so that one version says one thing. */
export const shifted = (n: number, version: number): ShiftEvent => ({
  kind: "shift",
  id: userId(n),
  version,
  row: version % 3 === 0 ? null : sampleShift(n, version),
});

/** A batch of the queue over (from, to], with one event unless told otherwise. */
export const sampleBatch = (
  from: number,
  to: number,
  events: Batch["events"] = [present(to, to)],
): Batch => ({
  stream: MAIN_QUEUE,
  from: cursorAt(from),
  to: cursorAt(to),
  events,
});
