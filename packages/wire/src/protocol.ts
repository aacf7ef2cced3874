import { z } from "zod";
import { Cursor } from "./cursor.ts";
import type { DraftNotice } from "./draft-notice.ts";
import { ReadableEvents } from "./event.ts";
import type { Presence, Present } from "./presence.ts";
import { StreamName } from "./stream.ts";

/** Events of one stream over the half-open range (from, to]: apply when `from <= cursor < to` (W3). */
export const Batch = z.object({
  stream: StreamName,
  from: Cursor,
  to: Cursor,
  events: ReadableEvents,
});
export type Batch = z.infer<typeof Batch>;

/** Where each joined stream stands; betrays a lost last batch (W6). */
export const Head = z.object({ heads: z.array(z.object({ stream: StreamName, cursor: Cursor })) });
export type Head = z.infer<typeof Head>;

/** Asks to follow a stream from a cursor: the snapshot's `asOf`, or the last cursor applied. */
export const Join = z.object({ version: z.number().int(), stream: StreamName, cursor: Cursor });
export type Join = z.infer<typeof Join>;

export const Leave = z.object({ stream: StreamName });
export type Leave = z.infer<typeof Leave>;

/** Why a stream must be loaded anew. `ended`: it is no longer theirs to follow, as loading it tells (W29). */
export const ResetReason = z.enum([
  "foreign_epoch",
  "beyond_head",
  "too_old",
  "too_many",
  "unreadable",
  "ended",
]);
export type ResetReason = z.infer<typeof ResetReason>;

/** Why a client is not served. `unavailable` passes: ask again later (W11). The others do not. */
export const RefusalReason = z.enum([
  "other_version",
  "malformed",
  "forbidden",
  "too_many_streams",
  "unavailable",
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

export const JoinAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("replay"), batch: Batch }),
  z.object({ kind: z.literal("reset"), reason: ResetReason }),
  z.object({ kind: z.literal("refused"), reason: RefusalReason }),
]);
export type JoinAnswer = z.infer<typeof JoinAnswer>;

/** Says without being asked that a stream must be loaded anew; `stream: null` says it of every stream (W5). */
export const Reset = z.object({ stream: StreamName.nullable(), reason: ResetReason });
export type Reset = z.infer<typeof Reset>;

/** What the server sends by itself. */
export interface ServerEvents {
  batch: (batch: Batch) => void;
  head: (head: Head) => void;
  reset: (reset: Reset) => void;
  presence: (presence: Presence) => void;
  draft: (notice: DraftNotice) => void;
}

/** What a client asks. A join is always answered; a leave needs no answer. */
export interface ClientEvents {
  join: (join: Join, answer: (answer: JoinAnswer) => void) => void;
  leave: (leave: Leave) => void;
  present: (present: Present) => void;
}
