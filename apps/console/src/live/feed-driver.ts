import {
  EMPTY_FEED,
  stepFeed,
  type Feed,
  type FeedEffect,
  type FeedInput,
  type Join,
  type StreamName,
  type WireEvent,
} from "@holdfast/wire";

/** Everything the driver needs from outside. */
export interface FeedOutside {
  readonly clock: () => number;
  /** Fetches a snapshot and shows it; gives its `asOf`, or `null` when it could not. */
  readonly load: (stream: StreamName) => Promise<string | null>;
  /** Sends a join; gives the server's answer as it came, or `null` when none came. */
  readonly join: (join: Join) => Promise<unknown>;
  readonly leave: (stream: StreamName) => void;
  readonly apply: (stream: StreamName, events: readonly WireEvent[]) => void;
  readonly refused: (stream: StreamName, reason: string) => void;
  /** Called after every step, with how everything stands. */
  readonly watch: (feed: Feed) => void;
}

export interface FeedDriver {
  readonly follow: (stream: StreamName) => void;
  readonly leave: (stream: StreamName) => void;
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly tick: () => void;
  readonly receive: (kind: "batch" | "head" | "reset", raw: unknown) => void;
}

type Untimed = FeedInput extends infer Input ? (Input extends FeedInput ? Omit<Input, "at"> : never) : never;

/** Runs the wire's pure feed: hands it what happens, and does what it says, in order. */
export function driveFeed(outside: FeedOutside): FeedDriver {
  let feed = EMPTY_FEED;

  function step(input: Untimed): void {
    const { feed: next, effects } = stepFeed(feed, { ...input, at: outside.clock() });
    feed = next;
    for (const effect of effects) act(effect);
    outside.watch(feed);
  }

  function act(effect: FeedEffect): void {
    const { stream } = effect;
    switch (effect.kind) {
      case "load":
        void load(stream);
        return;
      case "join":
        void join(stream, effect.ask, effect.join);
        return;
      case "apply":
        outside.apply(stream, effect.events);
        return;
      case "refused":
        outside.refused(stream, effect.reason);
        return;
      case "leave":
        outside.leave(stream);
        return;
      case "fresh":
      case "stale":
        // Told by `watch`, which sees all streams together.
        return;
    }
  }

  async function load(stream: StreamName): Promise<void> {
    const asOf = await outside.load(stream);
    step(asOf === null ? { kind: "load_failed", stream } : { kind: "snapshot", stream, asOf });
  }

  async function join(stream: StreamName, ask: number, wanted: Join): Promise<void> {
    const raw = await outside.join(wanted);
    // Without an answer the next tick notices that it is overdue.
    if (raw !== null) step({ kind: "answer", stream, ask, raw });
  }

  return {
    follow: (stream) => step({ kind: "follow", stream }),
    leave: (stream) => step({ kind: "leave", stream }),
    connected: () => step({ kind: "connected" }),
    disconnected: () => step({ kind: "disconnected" }),
    tick: () => step({ kind: "tick" }),
    receive: (kind, raw) => step({ kind, raw }),
  };
}
