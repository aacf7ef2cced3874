import type { HandsAsk, HandsSign, Medium, Withheld } from "@holdfast/case-schema";
import type { ConversationEvent } from "./conversation-event.ts";

/** How long nothing may come from somebody before it may be somebody else. */
export const HANDS_SILENCE_MS = 5 * 60_000;

/** A sign that somebody has to answer by confirming that it is the same person. */
interface Raised {
  readonly at: number;
  /** Entries below this one were written by whoever had the device before. */
  readonly foldBefore: number;
}

/** What is remembered of whose hands a device is in. */
export interface HandsState {
  /** When something of ours first left; `null`: there is nobody yet whom it could be the same as. */
  readonly spokenSince: number | null;
  /** When they were last known to write: the earlier of when they say they did and when it came. */
  readonly heardAt: number | null;
  readonly heardEntry: number | null;
  /** The first of what they wrote since our last message. */
  readonly runEntry: number | null;
  readonly leftEntry: number | null;
  readonly confirmedAt: number | null;
  readonly raised: Readonly<Partial<Record<Exclude<HandsSign, "may_be_exploiter">, Raised>>>;
  /** When the mark that stands was made, and its place in the conversation. */
  readonly exploiter: { readonly since: number; readonly entry: number } | null;
}

export const NO_HANDS: HandsState = {
  spokenSince: null,
  heardAt: null,
  heardEntry: null,
  runEntry: null,
  leftEntry: null,
  confirmedAt: null,
  raised: {},
  exploiter: null,
};

/** One ground to think that the hands have changed, and what it asks of whom. It is never certain. */
export interface Sign {
  readonly sign: HandsSign;
  readonly rule: string;
  readonly since: number;
  readonly asks: readonly { readonly whom: "holder" | "shift_lead"; readonly to: HandsAsk }[];
}

/** Whose hands the device may be in. */
export interface Hands {
  /** Every ground there is, the gravest first; empty when there is none. */
  readonly signs: readonly Sign[];
  /** Whether nothing asks to confirm the person. An exploiter's mark is not answered by confirming. */
  readonly isConfirmed: boolean;
  /** Entries below this one are folded; `null`: none. */
  readonly foldBefore: number | null;
  readonly withholds: readonly Withheld[];
  /** While history is withheld, entries below this one are; `null`: none. */
  readonly withholdBefore: number | null;
}

const CHECK: Sign["asks"] = [
  { whom: "holder", to: "ask_check_question" },
  { whom: "holder", to: "confirm_same_person" },
];
const SUSPECT: Sign["asks"] = [
  { whom: "holder", to: "tell_no_facts" },
  { whom: "shift_lead", to: "look_at_it" },
];
const WITHHELD: readonly Withheld[] = ["history", "suggestions", "facts"];

/** What speaks for other hands at `now`, on a channel of this medium (CP30 to CP36). */
export function handsAt(unsettled: HandsState, medium: Medium, now: number): Hands {
  const state = settledHands(unsettled, now);
  const { number_reassigned: reassigned, reopened } = state.raised;
  const silence = medium === "text" ? (state.raised.silence ?? silentNow(state, now)) : undefined;
  const signs: Sign[] = [];
  if (state.exploiter !== null)
    signs.push({ sign: "may_be_exploiter", rule: "CP33", since: state.exploiter.since, asks: SUSPECT });
  if (reassigned !== undefined)
    signs.push({ sign: "number_reassigned", rule: "CP32", since: reassigned.at, asks: CHECK });
  if (reopened !== undefined) signs.push({ sign: "reopened", rule: "CP31", since: reopened.at, asks: CHECK });
  if (silence !== undefined) signs.push({ sign: "silence", rule: "CP30", since: silence.at, asks: CHECK });
  const raised = [reassigned, reopened, silence].filter((each) => each !== undefined);
  return {
    signs,
    isConfirmed: raised.length === 0,
    foldBefore: raised.length === 0 ? null : Math.max(...raised.map(({ foldBefore }) => foldBefore)),
    withholds: state.exploiter === null ? [] : WITHHELD,
    withholdBefore: state.exploiter?.entry ?? null,
  };
}

/** Whether this is kept from everybody at `now`, because of whoever may hold the device (CP33). */
export function withholdsNow(what: Withheld, state: HandsState, medium: Medium, now: number): boolean {
  return handsAt(state, medium, now).withholds.includes(what);
}

/** When silence alone will make it doubtful; `null` when it is already, or nobody was spoken with. */
export function handsDoubtfulAt({ spokenSince, raised, heardAt, confirmedAt }: HandsState): number | null {
  if (spokenSince === null || raised.silence !== undefined) return null;
  // The wait for our first answer is ours, and tells nothing of them.
  return Math.max(heardAt ?? 0, confirmedAt ?? 0, spokenSince) + HANDS_SILENCE_MS;
}

/** What is remembered after this, too. */
export function afterHands(before: HandsState, event: ConversationEvent): HandsState {
  const state = settledHands(before, event.at);
  switch (event.kind) {
    case "heard":
      return heard(state, event);
    case "left":
      return {
        ...state,
        spokenSince: state.spokenSince ?? event.at,
        leftEntry: Math.max(event.entry, state.leftEntry ?? event.entry),
      };
    case "reopened":
      return raise(state, "reopened", { at: event.at, foldBefore: event.entry });
    case "number_reassigned":
      // All that was written so far was written by whoever had the number.
      return raise(state, "number_reassigned", { at: event.at, foldBefore: (state.heardEntry ?? -1) + 1 });
    case "confirmed":
      return { ...state, confirmedAt: event.at, raised: {} };
    case "exploiter_marked":
      return { ...state, exploiter: state.exploiter ?? { since: event.at, entry: event.entry } };
    case "exploiter_mark_taken_back":
      return { ...state, exploiter: null };
    case "did_not_arrive":
    case "agreed_until":
    case "clock":
      return state;
  }
}

/** The same, with nothing dated later than now (CP26). */
export function settledHands(state: HandsState, now: number): HandsState {
  return {
    ...state,
    spokenSince: notAfter(state.spokenSince, now),
    heardAt: notAfter(state.heardAt, now),
    confirmedAt: notAfter(state.confirmedAt, now),
    exploiter: state.exploiter && { ...state.exploiter, since: Math.min(state.exploiter.since, now) },
    raised: Object.fromEntries(
      Object.entries(state.raised).map(([sign, { at, foldBefore }]) => [
        sign,
        { at: Math.min(at, now), foldBefore },
      ]),
    ),
  };
}

function heard(state: HandsState, { entry, at, saidAt }: ConversationEvent & { kind: "heard" }): HandsState {
  if (state.heardEntry !== null && entry <= state.heardEntry) return state;
  const doubtfulAt = handsDoubtfulAt(state);
  // A message that was long on its way says who held the device when it was written, not now (CP35).
  const wroteAt = Math.min(saidAt ?? at, at);
  const isBack = doubtfulAt !== null && wroteAt >= doubtfulAt;
  const isFirstOfRun = state.leftEntry !== null && state.leftEntry > (state.heardEntry ?? -1);
  const next: HandsState = {
    ...state,
    heardAt: Math.max(state.heardAt ?? 0, wroteAt),
    heardEntry: entry,
    runEntry: isFirstOfRun ? entry : (state.runEntry ?? entry),
  };
  return isBack ? raise(next, "silence", { at: doubtfulAt, foldBefore: entry }) : next;
}

function raise(state: HandsState, sign: keyof HandsState["raised"], raised: Raised): HandsState {
  return { ...state, raised: { ...state.raised, [sign]: raised } };
}

function silentNow(state: HandsState, now: number): Raised | undefined {
  const doubtfulAt = handsDoubtfulAt(state);
  return doubtfulAt !== null && now >= doubtfulAt
    ? { at: doubtfulAt, foldBefore: state.runEntry ?? 0 }
    : undefined;
}

function notAfter(instant: number | null, now: number): number | null {
  return instant === null ? null : Math.min(instant, now);
}
