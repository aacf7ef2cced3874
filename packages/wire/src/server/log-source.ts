import type { CursorParts } from "../cursor.ts";

/** One event as the database holds it; what it says is not known yet. */
export interface StoredEvent {
  readonly xid: bigint;
  readonly seq: bigint;
  readonly stream: string;
  readonly payload: unknown;
}

export interface LogPage {
  /** Where to go on: the last event of a full page, else the position below which nothing is still open. */
  readonly head: CursorParts;
  readonly events: readonly StoredEvent[];
}

/** `held`: something was committed already that must wait for what is still open. */
export interface TailPage extends LogPage {
  readonly held: boolean;
}

/** The log of all streams, read in order and never past what could still be preceded (W2). */
export interface LogSource {
  readonly head: () => Promise<CursorParts>;
  /** `after` is taken to be of the log's epoch: compare `head.epoch` with it. */
  readonly tail: (after: CursorParts, most: number) => Promise<TailPage>;
  /** The same for one stream. `purgedBeyond`: events after the position may have been forgotten already. */
  readonly since: (
    stream: string,
    after: CursorParts,
    most: number,
  ) => Promise<LogPage & { readonly purgedBeyond: boolean }>;
}
