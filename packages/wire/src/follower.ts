import type { Cursor } from "./cursor.ts";
import type { WireEvent } from "./event.ts";
import type { Batch, Head, Join, JoinAnswer, RefusalReason } from "./protocol.ts";
import type { StreamName } from "./stream.ts";

/** How one client stands towards one stream. Read `fresh` and `provedAt`; the rest belongs to `followStream`. */
export interface Follower {
  readonly stream: StreamName;
  readonly connected: boolean;
  /** Up to where the client holds everything; `null` until a snapshot is loaded. */
  readonly cursor: Cursor | null;
  /** A snapshot was asked for and has not come. */
  readonly loading: boolean;
  /** The one join in flight. */
  readonly asked: { readonly ask: number; readonly at: number } | null;
  /** How many joins were sent; numbers the next one. */
  readonly asks: number;
  /** Joined, and nothing is known to be missing. */
  readonly live: boolean;
  /** Not before this may the stream be joined or loaded again. */
  readonly waitUntil: number | null;
  readonly refused: RefusalReason | null;
  /** Batches that do not connect to the cursor yet. */
  readonly parked: readonly Batch[];
  /** Resets since the stream was last live. */
  readonly resets: number;
  /** Whether what the client shows is known to be current (W9). */
  readonly fresh: boolean;
  /** The last instant at which it was known to be current; `null` when it never was. */
  readonly provedAt: number | null;
}

/** What happens to a follower. Every input carries the clock, in milliseconds. */
export type FollowInput =
  | { readonly kind: "connected"; readonly at: number }
  | { readonly kind: "disconnected"; readonly at: number }
  /** The snapshot has replaced what the client held. */
  | { readonly kind: "snapshot"; readonly asOf: Cursor; readonly at: number }
  | { readonly kind: "load_failed"; readonly at: number }
  | { readonly kind: "answer"; readonly ask: number; readonly answer: JoinAnswer; readonly at: number }
  | { readonly kind: "batch"; readonly batch: Batch; readonly at: number }
  | { readonly kind: "head"; readonly head: Head; readonly at: number }
  /** The server asked for it, or something arrived that could not be read (W10). */
  | { readonly kind: "reset"; readonly at: number }
  /** Once a second: ends waits, notices silence. */
  | { readonly kind: "tick"; readonly at: number };

/** What the client is to do now, in this order. */
export type FollowEffect =
  /** Fetch a snapshot, replace what is held by it, and say `snapshot` (or `load_failed`). */
  | { readonly kind: "load" }
  /** Send this join and bring its answer back under the same `ask`. */
  | { readonly kind: "join"; readonly ask: number; readonly join: Join }
  | { readonly kind: "apply"; readonly events: readonly WireEvent[] }
  | { readonly kind: "fresh" }
  /** May be out of date since then; `null` when it never was current. */
  | { readonly kind: "stale"; readonly since: number | null }
  /** Not served, for a reason that waiting does not cure. The next connection tries again. */
  | { readonly kind: "refused"; readonly reason: RefusalReason };

export interface FollowStep {
  readonly state: Follower;
  readonly effects: readonly FollowEffect[];
}
