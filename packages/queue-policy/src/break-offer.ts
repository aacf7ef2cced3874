import type { ContactWeight } from "./weight.ts";

const MINUTE_MS = 60_000;

/** How long the break is that is offered after heavy contacts, in milliseconds: ten minutes (handbook 3.6). */
export const OFFERED_BREAK_MS = 10 * MINUTE_MS;

/** How long after a break none is offered, in milliseconds: long enough that an offer is no nuisance. The team's own figure. */
export const NO_OFFER_AFTER_BREAK_MS = 30 * MINUTE_MS;

/** How many heavy contacts there are before a break is offered where none was a crisis (handbook 3.6). */
export const HEAVY_BEFORE_BREAK = 3;

/** What somebody had on this shift, and when it was over for them. */
export interface Had {
  readonly at: number;
  readonly weight: ContactWeight;
}

/** Somebody's shift, as far as a break is to be offered in it. Instants are milliseconds since 1970. */
export interface CareOfShift {
  readonly since: number;
  readonly had: readonly Had[];
  /** When their last break on this shift was over; `null` when there was none. */
  readonly breakEndedAt: number | null;
  /** When they last said that they want none; `null` when they never did. */
  readonly declinedAt: number | null;
}

export interface BreakOffer {
  readonly because: "Q43_crisis" | "Q43_three_heavy";
  readonly lengthMs: number;
}

/** Whether a break is to be offered now, and why (Q43, Q44); `null`: not. Nobody is ever sent on one. */
export function breakOffer(
  { since, had, breakEndedAt, declinedAt }: CareOfShift,
  now: number,
): BreakOffer | null {
  if (breakEndedAt !== null && now < breakEndedAt + NO_OFFER_AFTER_BREAK_MS) return null;
  const from = Math.max(since, breakEndedAt ?? since, declinedAt ?? since);
  const heavy = had.filter(({ at, weight }) => at >= from && weight !== "usual");
  if (heavy.some(({ weight }) => weight === "crisis"))
    return { because: "Q43_crisis", lengthMs: OFFERED_BREAK_MS };
  return heavy.length >= HEAVY_BEFORE_BREAK
    ? { because: "Q43_three_heavy", lengthMs: OFFERED_BREAK_MS }
    : null;
}
