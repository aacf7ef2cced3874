import { type Cursor, sameEpoch } from "../cursor.ts";
import type { WireEvent } from "../event.ts";
import type { Batch, JoinAnswer, ResetReason } from "../protocol.ts";
import type { StreamName } from "../stream.ts";
import { REPLAY_LIMIT } from "../timing.ts";
import type { Ring } from "./ring.ts";

/** What the log itself says about a stream after a cursor. */
export type LogRead =
  | { readonly kind: "events"; readonly events: readonly WireEvent[]; readonly to: Cursor }
  | { readonly kind: "reset"; readonly reason: ResetReason };

/** Where missing events come from. */
export interface ReplaySource {
  /** The memory as it is now; `null` when the log was not read lately. */
  readonly ring: () => Ring | null;
  /** Reads the log once more, from a moment after the call. */
  readonly catchUp: () => Promise<void>;
  readonly readLog: (stream: StreamName, after: Cursor) => Promise<LogRead>;
}

/**
 * What a client that stands at this cursor has missed, or why it must load anew (W5). Whoever asks must be in the
 * stream's room already: then what is not in the answer comes as a batch.
 */
export async function answerJoin(
  source: ReplaySource,
  stream: StreamName,
  cursor: Cursor,
): Promise<JoinAnswer> {
  // A snapshot may be newer than what was last read here, even by an epoch: look again before calling it impossible.
  const known = source.ring();
  if (!known || !within(known, cursor)) await source.catchUp();
  const ring = source.ring();
  if (!ring) return { kind: "refused", reason: "unavailable" };
  if (!sameEpoch(cursor, ring.position())) return { kind: "reset", reason: "foreign_epoch" };
  if (cursor > ring.position()) return { kind: "reset", reason: "beyond_head" };
  const remembered = ring.replay(stream, cursor);
  return remembered ? replay(remembered) : answerFromLog(source, stream, cursor);
}

const within = (ring: Ring, cursor: Cursor): boolean =>
  sameEpoch(cursor, ring.position()) && cursor <= ring.position();

async function answerFromLog(source: ReplaySource, stream: StreamName, cursor: Cursor): Promise<JoinAnswer> {
  const read = await source.readLog(stream, cursor);
  if (read.kind === "reset") return read;
  const ring = source.ring();
  if (!ring) return { kind: "refused", reason: "unavailable" };
  if (!sameEpoch(read.to, ring.position())) return { kind: "reset", reason: "foreign_epoch" };
  // What came while the log was read: emitted before this client was in the room, perhaps, so it belongs in the answer.
  const since = ring.replay(stream, read.to);
  return replay({
    stream,
    from: cursor,
    to: since && since.to > read.to ? since.to : read.to,
    events: [...read.events, ...(since?.events ?? [])],
  });
}

const replay = (batch: Batch): JoinAnswer =>
  batch.events.length > REPLAY_LIMIT ? { kind: "reset", reason: "too_many" } : { kind: "replay", batch };
