import { reaches, shownAt } from "./wall-clock.ts";

const DAY_MS = 24 * 60 * 60_000;

/** How far ahead something is agreed at most, and for how long a time. */
export const FOLLOW_UP_AHEAD_MS = 366 * DAY_MS;
export const FOLLOW_UP_WINDOW_MS = 7 * DAY_MS;

/** From when and before when, in milliseconds since 1970. */
export interface FollowUpWindow {
  readonly dueAt: number;
  readonly until: number;
}

/** Why nothing can be agreed for a time. */
export type FollowUpProblem =
  /** It is over already. */
  | "over"
  /** It ends before it begins. */
  | "backwards"
  | "too_long"
  | "too_far"
  /** The other time begins before the first one is over. */
  | "again_too_early";

/** What is wrong with the time, and with the other time where it is tried again; `null`: nothing (CP87). */
export function followUpProblem(
  first: FollowUpWindow,
  again: FollowUpWindow | null,
  now: number,
): FollowUpProblem | null {
  const problem = windowProblem(first, now) ?? (again === null ? null : windowProblem(again, now));
  if (problem !== null) return problem;
  return again !== null && again.dueAt < first.until ? "again_too_early" : null;
}

function windowProblem({ dueAt, until }: FollowUpWindow, now: number): FollowUpProblem | null {
  if (until <= dueAt) return "backwards";
  if (until <= now) return "over";
  if (until - dueAt > FOLLOW_UP_WINDOW_MS) return "too_long";
  return dueAt - now > FOLLOW_UP_AHEAD_MS ? "too_far" : null;
}

/** A time by a clock on a wall, as instants, and whether that clock shows it twice or never. */
export interface WindowReached extends FollowUpWindow {
  readonly clock: "once" | "twice" | "never";
}

/**
 * When the clock on the wall of this zone reaches both times; each is what `shownAt` gives. A time that it shows twice is
 * meant both times: due at the first, until the last (CP88).
 */
export function windowReached(zone: string, from: number, until: number): WindowReached {
  const [begins, ends] = [reaches(zone, from), reaches(zone, until)];
  return { dueAt: begins.first, until: ends.last, clock: worst(zone, from, until) };
}

function worst(zone: string, from: number, until: number): WindowReached["clock"] {
  const both = [from, until].map((shown) => ({ shown, reached: reaches(zone, shown) }));
  if (both.some(({ reached }) => reached.first !== reached.last)) return "twice";
  return both.some(({ shown, reached }) => shownAt(zone, reached.first) !== shown) ? "never" : "once";
}
