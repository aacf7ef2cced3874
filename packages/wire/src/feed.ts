import { type FollowEffect, type FollowInput, type Follower } from "./follower.ts";
import { followStream, startFollowing } from "./follow-stream.ts";
import { Cursor } from "./cursor.ts";
import { Batch, Head, JoinAnswer, Reset } from "./protocol.ts";
import { StreamName } from "./stream.ts";

/** Everything one client follows over one connection. */
export interface Feed {
  readonly connected: boolean;
  readonly followers: ReadonlyMap<StreamName, Follower>;
  /** The highest number of a join by a follower that is gone. */
  readonly asks: number;
}

/** What happens to a feed. Whatever came over the network goes in as `raw`, unread. */
export type FeedInput =
  | { readonly kind: "follow"; readonly stream: StreamName; readonly at: number }
  | { readonly kind: "leave"; readonly stream: StreamName; readonly at: number }
  | { readonly kind: "connected" | "disconnected" | "tick"; readonly at: number }
  | { readonly kind: "batch" | "head" | "reset"; readonly raw: unknown; readonly at: number }
  | {
      readonly kind: "answer";
      readonly stream: StreamName;
      readonly ask: number;
      readonly raw: unknown;
      readonly at: number;
    }
  /** The snapshot with this `asOf` has replaced what the client held of the stream. */
  | { readonly kind: "snapshot"; readonly stream: StreamName; readonly asOf: unknown; readonly at: number }
  | { readonly kind: "load_failed"; readonly stream: StreamName; readonly at: number };

/** What the client is to do now, in this order; `leave` says that the server should be told. */
export type FeedEffect = { readonly stream: StreamName } & (FollowEffect | { readonly kind: "leave" });

export interface FeedStep {
  readonly feed: Feed;
  readonly effects: readonly FeedEffect[];
}

export const EMPTY_FEED: Feed = { connected: false, followers: new Map(), asks: 0 };

/**
 * What one input makes of all that a client follows. Pure, and the only place where what the network brought is read:
 * what cannot be read is a reset of the stream it names, or of every stream when it names none (W10).
 */
export function stepFeed(feed: Feed, input: FeedInput): FeedStep {
  const { at } = input;
  switch (input.kind) {
    case "follow":
      return follow(feed, input.stream);
    case "leave":
      return leave(feed, input.stream);
    case "connected":
    case "disconnected": {
      const step = tell(feed, null, { kind: input.kind, at });
      return { ...step, feed: { ...step.feed, connected: input.kind === "connected" } };
    }
    case "tick":
      return tell(feed, null, { kind: "tick", at });
    case "batch": {
      const read = Batch.safeParse(input.raw);
      if (!read.success) return tell(feed, streamIn(input.raw), { kind: "reset", at });
      return tell(feed, read.data.stream, { kind: "batch", batch: read.data, at });
    }
    case "head": {
      const read = Head.safeParse(input.raw);
      return tell(feed, null, read.success ? { kind: "head", head: read.data, at } : { kind: "reset", at });
    }
    case "reset": {
      const read = Reset.safeParse(input.raw);
      return tell(feed, read.success ? read.data.stream : null, { kind: "reset", at });
    }
    case "answer": {
      const read = JoinAnswer.safeParse(input.raw);
      const { stream, ask } = input;
      return tell(
        feed,
        stream,
        read.success ? { kind: "answer", ask, answer: read.data, at } : { kind: "reset", at },
      );
    }
    case "snapshot": {
      const read = Cursor.safeParse(input.asOf);
      return tell(
        feed,
        input.stream,
        read.success ? { kind: "snapshot", asOf: read.data, at } : { kind: "load_failed", at },
      );
    }
    case "load_failed":
      return tell(feed, input.stream, { kind: "load_failed", at });
  }
}

function follow(feed: Feed, stream: StreamName): FeedStep {
  if (feed.followers.has(stream)) return { feed, effects: [] };
  const { state, effects } = startFollowing(stream, feed.connected, feed.asks);
  const followers = new Map(feed.followers).set(stream, state);
  return { feed: { ...feed, followers }, effects: effects.map((effect) => ({ stream, ...effect })) };
}

function leave(feed: Feed, stream: StreamName): FeedStep {
  const gone = feed.followers.get(stream);
  if (!gone) return { feed, effects: [] };
  const followers = new Map(feed.followers);
  followers.delete(stream);
  const asks = Math.max(feed.asks, gone.asks);
  return { feed: { ...feed, followers, asks }, effects: feed.connected ? [{ stream, kind: "leave" }] : [] };
}

/** Gives an input to the follower of one stream, or of all; what is not followed (any more) is nobody's business. */
function tell(feed: Feed, only: StreamName | null, input: FollowInput): FeedStep {
  const followers = new Map(feed.followers);
  const effects: FeedEffect[] = [];
  for (const [stream, follower] of feed.followers) {
    if (only !== null && stream !== only) continue;
    const step = followStream(follower, input);
    followers.set(stream, step.state);
    effects.push(...step.effects.map((effect) => ({ stream, ...effect })));
  }
  return { feed: { ...feed, followers }, effects };
}

function streamIn(raw: unknown): StreamName | null {
  if (typeof raw !== "object" || raw === null || !("stream" in raw)) return null;
  return StreamName.safeParse(raw.stream).data ?? null;
}
