import { type Cursor, sameEpoch } from "./cursor.ts";
import type { FollowEffect, FollowInput, FollowStep, Follower } from "./follower.ts";
import type { Batch, Head, JoinAnswer } from "./protocol.ts";
import { park, takeConnected } from "./parked.ts";
import type { StreamName } from "./stream.ts";
import { ANSWER_WITHIN_MS, ASK_AGAIN_AFTER_MS, SILENCE_MS } from "./timing.ts";
import { WIRE_VERSION } from "./version.ts";

/**
 * A follower that has asked for its first snapshot. `asks`: the highest number that a join of the stream may carry
 * already, so that an answer on its way to a follower that is gone is not taken for one's own.
 */
export function startFollowing(stream: StreamName, connected: boolean, asks = 0): FollowStep {
  return {
    state: {
      stream,
      connected,
      cursor: null,
      loading: true,
      asked: null,
      asks,
      live: false,
      waitUntil: null,
      refused: null,
      parked: [],
      resets: 0,
      fresh: false,
      provedAt: null,
    },
    effects: [{ kind: "load" }],
  };
}

/**
 * What one input makes of a follower, and what the client is to do about it. Pure. Never throws, never asks for two
 * things at once, and never calls a stream fresh before the server has shown that nothing is missing (W9).
 */
export function followStream(state: Follower, input: FollowInput): FollowStep {
  const effects: FollowEffect[] = [];
  const next = askForWhatIsMissing(take(state, input, effects), input.at, effects);
  return { state: sayFreshness(state, next, effects), effects };
}

function take(state: Follower, input: FollowInput, effects: FollowEffect[]): Follower {
  switch (input.kind) {
    case "connected":
      return { ...state, connected: true, live: false, asked: null, waitUntil: null, refused: null };
    case "disconnected":
      return { ...state, connected: false, live: false, asked: null, parked: [] };
    case "snapshot":
      // `asOf` is a lower bound, perhaps below what was applied before: the join from it repeats, and never misses (W8).
      return { ...state, cursor: input.asOf, loading: false, live: false, asked: null };
    case "load_failed":
      return { ...state, loading: false, waitUntil: input.at + ASK_AGAIN_AFTER_MS };
    case "answer":
      return state.asked?.ask === input.ask ? takeAnswer(state, input.answer, input.at, effects) : state;
    case "batch":
      return takeBatch(state, input.batch, input.at, effects);
    case "head":
      return takeHead(state, input.head, input.at);
    case "reset":
      return reset(state, input.at);
    case "tick":
      return tick(state, input.at);
  }
}

function takeAnswer(state: Follower, answer: JoinAnswer, at: number, effects: FollowEffect[]): Follower {
  const answered = { ...state, asked: null };
  switch (answer.kind) {
    case "reset":
      return reset(answered, at);
    case "refused":
      if (answer.reason === "unavailable") return { ...answered, waitUntil: at + ASK_AGAIN_AFTER_MS };
      effects.push({ kind: "refused", reason: answer.reason });
      return { ...answered, refused: answer.reason };
    case "replay": {
      const { batch } = answer;
      const { cursor } = answered;
      if (cursor === null || batch.stream !== state.stream || !continues(batch, cursor))
        return reset(answered, at);
      const live = { ...answered, live: true, resets: 0, provedAt: at };
      return drain(apply(live, cursor, batch, effects), effects);
    }
  }
}

/**
 * Whether a replay begins at or before the cursor, in the same epoch. It may end before the cursor: a batch can overtake
 * the answer, and connect.
 */
const continues = ({ from, to }: Batch, cursor: Cursor): boolean =>
  sameEpoch(from, cursor) && sameEpoch(to, cursor) && from <= cursor;

function takeBatch(state: Follower, batch: Batch, at: number, effects: FollowEffect[]): Follower {
  if (batch.stream !== state.stream) return state;
  if (state.cursor === null) return { ...state, parked: park(state.parked, batch) };
  if (!sameEpoch(batch.to, state.cursor)) return reset(state, at);
  if (batch.to <= state.cursor) return state;
  if (batch.from > state.cursor) return { ...state, live: false, parked: park(state.parked, batch) };
  const proved = state.live ? { ...state, provedAt: at } : state;
  return drain(apply(proved, state.cursor, batch, effects), effects);
}

function takeHead(state: Follower, { heads }: Head, at: number): Follower {
  const head = heads.find(({ stream }) => stream === state.stream);
  if (!head || state.cursor === null) return state;
  if (!sameEpoch(head.cursor, state.cursor)) return reset(state, at);
  if (head.cursor > state.cursor) return { ...state, live: false };
  return state.live ? { ...state, provedAt: at } : state;
}

function tick(state: Follower, at: number): Follower {
  // The clock is the server's, and may be set back by as much as it was wrong: by then nobody knows how long it really was.
  const lasted = (since: number, ms: number): boolean => at - since >= ms || at < since;
  if (state.asked && lasted(state.asked.at, ANSWER_WITHIN_MS)) return reset({ ...state, asked: null }, at);
  const waited = state.waitUntil !== null && lasted(state.waitUntil - ASK_AGAIN_AFTER_MS, ASK_AGAIN_AFTER_MS);
  // Heads come by themselves; a server that sends none may not know that this stream is followed.
  const silent = state.live && state.provedAt !== null && lasted(state.provedAt, SILENCE_MS);
  return {
    ...state,
    waitUntil: waited ? null : state.waitUntil,
    live: state.live && !silent,
  };
}

function reset(state: Follower, at: number): Follower {
  const resets = state.resets + 1;
  // The first is acted on at once; a server that resets again before the stream was live must not be flooded (W11).
  const waitUntil = resets > 1 ? at + ASK_AGAIN_AFTER_MS : state.waitUntil;
  return { ...state, cursor: null, live: false, asked: null, parked: [], resets, waitUntil };
}

function apply(state: Follower, cursor: Cursor, batch: Batch, effects: FollowEffect[]): Follower {
  if (batch.to <= cursor) return state;
  if (batch.events.length > 0) effects.push({ kind: "apply", events: batch.events });
  return { ...state, cursor: batch.to };
}

/** Applies what was parked and now connects; what still does not connect is a gap. */
function drain(state: Follower, effects: FollowEffect[]): Follower {
  if (state.cursor === null || state.parked.length === 0) return state;
  const { connected, cursor, parked } = takeConnected(state.parked, state.cursor);
  for (const { events } of connected) if (events.length > 0) effects.push({ kind: "apply", events });
  return { ...state, cursor, parked, live: state.live && parked.length === 0 };
}

function askForWhatIsMissing(state: Follower, at: number, effects: FollowEffect[]): Follower {
  if (state.waitUntil !== null) return state;
  if (state.cursor === null) {
    if (state.loading) return state;
    effects.push({ kind: "load" });
    return { ...state, loading: true };
  }
  if (!state.connected || state.live || state.asked || state.refused) return state;
  const ask = state.asks + 1;
  const join = { version: WIRE_VERSION, stream: state.stream, cursor: state.cursor };
  effects.push({ kind: "join", ask, join });
  return { ...state, asks: ask, asked: { ask, at } };
}

function sayFreshness(before: Follower, after: Follower, effects: FollowEffect[]): Follower {
  if (after.live === before.fresh) return after;
  effects.push(after.live ? { kind: "fresh" } : { kind: "stale", since: after.provedAt });
  return { ...after, fresh: after.live };
}
