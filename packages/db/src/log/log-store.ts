import type { Committed } from "../sql/commits.ts";

/** A place in the log. */
export interface LogPosition {
  /** Sixteen hexadecimal digits that change with every restart, restore or failover of the database. */
  readonly epoch: string;
  readonly xid: bigint;
  readonly seq: bigint;
}

export interface LogEvent {
  readonly xid: bigint;
  readonly seq: bigint;
  readonly stream: string;
  readonly payload: unknown;
}

export interface LogPage {
  /** Where to go on: the last event of a full page, else the position below which nothing is still open. */
  readonly head: LogPosition;
  readonly events: readonly LogEvent[];
}

export interface LogListener {
  /** Tells every other listening gateway that something was committed. Coalesced; where nobody else listens it costs nearly nothing. */
  readonly wake: () => void;
  /** Tells every other listening gateway something short, now; lost when the server is away. Never words of anybody. */
  readonly tell: (message: string) => void;
  /** Whether it can be heard and tells now. */
  readonly isUp: () => boolean;
  readonly close: () => Promise<void>;
}

export interface LogStore {
  readonly epoch: () => Promise<string>;
  /**
   * Events of all streams after a position, in order, none that could still be preceded by a later commit; fewer than
   * `most` when that is all, and up to twice as many otherwise. `after` is taken to be of this epoch: compare `head.epoch`
   * with it. `held`: something was committed already that must wait for what is still open.
   */
  readonly tail: (after: LogPosition, most: number) => Promise<LogPage & { readonly held: boolean }>;
  /** The same for one stream, never more than `most`. `purgedBeyond`: events after the position may have been forgotten already. */
  readonly since: (
    stream: string,
    after: LogPosition,
    most: number,
  ) => Promise<LogPage & { readonly purgedBeyond: boolean }>;
  readonly head: () => Promise<LogPosition>;
  /**
   * Something that differs once anybody has committed anything: what was read between two that are alike still stands (DB740).
   */
  readonly revision: () => Promise<string>;
  /**
   * Wakes on every other gateway's `wake`, and once after each reconnection. A server that is away does not
   * fail it: it wakes once that one is back. `onTold` hears what other gateways tell.
   */
  readonly listen: (onWake: () => void, onTold?: (message: string) => void) => Promise<LogListener>;
  /** Calls back after every commit of this store that appended events. Returns the way to stop it. */
  readonly onCommit: (listener: (what: Committed) => void) => () => void;
  /** Deletes events older than that, and says how many. */
  readonly forgetEvents: (olderThanMs: number) => Promise<number>;
}
