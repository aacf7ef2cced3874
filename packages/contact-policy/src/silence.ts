import type { ConversationEvent } from "./conversation-event.ts";

/** How long after our first unanswered message whoever answers sees the time run out, and when it has. */
export const SILENCE_COUNTDOWN_MS = 10 * 60_000;
export const SILENCE_LOCK_MS = 15 * 60_000;
/** How far ahead somebody's "text me until" may lie. */
export const AGREED_UNTIL_MAX_MS = 24 * 60 * 60_000;

/** What the silence lock remembers. */
export interface SilenceState {
  /** The entry of the last message of theirs; `null` when they never wrote. */
  readonly heardEntry: number | null;
  /** Ours that they have written nothing after, by entry, each with when it left. */
  readonly unanswered: readonly { readonly entry: number; readonly at: number }[];
  /** Until when they may be texted though they do not answer. */
  readonly agreedUntil: number | null;
  /** Since when it is locked, once it was seen to be: no clock that is put back opens it again. */
  readonly lockedSince: number | null;
}

export const NO_SILENCE: SilenceState = {
  heardEntry: null,
  unanswered: [],
  agreedUntil: null,
  lockedSince: null,
};

/** How the silence lock stands. */
export type Silence =
  /** Nothing of ours is unanswered: either they wrote last and we owe the answer, or nobody wrote. */
  | { readonly phase: "quiet" }
  | {
      readonly phase: "counting" | "countdown";
      readonly since: number;
      readonly countdownAt: number;
      readonly locksAt: number;
    }
  | { readonly phase: "locked"; readonly since: number };

/** How the silence lock stands at `now` (CP20 to CP26). */
export function silenceAt(unsettled: SilenceState, now: number): Silence {
  const state = settledSilence(unsettled, now);
  const [first] = state.unanswered;
  if (first === undefined) return { phase: "quiet" };
  if (state.lockedSince !== null) return { phase: "locked", since: state.lockedSince };
  const locksAt = Math.max(first.at + SILENCE_LOCK_MS, state.agreedUntil ?? 0);
  if (now >= locksAt) return { phase: "locked", since: locksAt };
  const countdownAt = locksAt - (SILENCE_LOCK_MS - SILENCE_COUNTDOWN_MS);
  return { phase: now >= countdownAt ? "countdown" : "counting", since: first.at, countdownAt, locksAt };
}

/** What it remembers after this, too. What time alone had done by then comes first. */
export function afterSilence(before: SilenceState, event: ConversationEvent): SilenceState {
  const state = latched(settledSilence(before, event.at), event.at);
  switch (event.kind) {
    case "heard":
      return withUnanswered(
        { ...state, heardEntry: Math.max(event.entry, state.heardEntry ?? event.entry) },
        state.unanswered.filter(({ entry }) => entry > event.entry),
      );
    case "left":
      return leftAlready(state, event.entry)
        ? state
        : withUnanswered(
            state,
            [...state.unanswered, { entry: event.entry, at: event.at }].toSorted((a, b) => a.entry - b.entry),
          );
    case "did_not_arrive":
      return withoutFailed(state, event.entry, event.at);
    case "agreed_until":
      // Only a message of theirs unlocks: an agreement that is entered after the lock comes too late.
      return state.lockedSince === null
        ? { ...state, agreedUntil: Math.min(event.until, event.at + AGREED_UNTIL_MAX_MS) }
        : state;
    case "reopened":
    case "number_reassigned":
    case "confirmed":
    case "exploiter_marked":
    case "exploiter_mark_taken_back":
    case "clock":
      return state;
  }
}

/** The same, with nothing dated later than now (CP26). What they agreed to is a time on their clock, and stays. */
export function settledSilence(state: SilenceState, now: number): SilenceState {
  const isAhead =
    state.unanswered.some(({ at }) => at > now) || (state.lockedSince !== null && state.lockedSince > now);
  if (!isAhead) return state;
  return {
    ...state,
    unanswered: state.unanswered.map(({ entry, at }) => ({ entry, at: Math.min(at, now) })),
    lockedSince: state.lockedSince === null ? null : Math.min(state.lockedSince, now),
  };
}

/** What was written before their last message answers nothing of it, whenever it left (CP22). */
function leftAlready({ heardEntry, unanswered }: SilenceState, entry: number): boolean {
  return (heardEntry !== null && entry < heardEntry) || unanswered.some((each) => each.entry === entry);
}

function latched(state: SilenceState, now: number): SilenceState {
  const silence = silenceAt(state, now);
  return silence.phase === "locked" ? { ...state, lockedSince: silence.since } : state;
}

/** A message that never reached them asked them nothing: the clock runs from the next one, if there is one (CP23). */
function withoutFailed(state: SilenceState, failed: number, now: number): SilenceState {
  const left = withUnanswered(
    state,
    state.unanswered.filter(({ entry }) => entry !== failed),
  );
  return state.unanswered[0]?.entry === failed ? latched({ ...left, lockedSince: null }, now) : left;
}

/** Where nothing of ours is unanswered, we owe the answer, and nothing is locked. */
function withUnanswered(state: SilenceState, unanswered: SilenceState["unanswered"]): SilenceState {
  return { ...state, unanswered, lockedSince: unanswered.length === 0 ? null : state.lockedSince };
}
