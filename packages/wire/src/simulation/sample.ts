import { ChannelId, ContactId } from "@holdfast/case-schema";
import { type Cursor, encodeCursor } from "../cursor.ts";
import type { QueueEvent, RevisionEvent } from "../event.ts";
import type { Batch } from "../protocol.ts";
import type { QueueRow } from "../queue-row.ts";
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
  offeredTo: null,
  unreadable: false,
  lowTrust: false,
  language: null,
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
