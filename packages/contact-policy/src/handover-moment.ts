import type { Medium } from "@holdfast/case-schema";

/**
 * How long no words must have gone, either way, before a conversation may go on with another voice: the silence after which whoever
 * writes to somebody asks anew who is there (handbook, "re-check after every silence > 5 min"). Before that they are talking.
 */
export const HANDOVER_QUIET_MS = 5 * 60_000;

/** Whether a contact may go to another voice now, and if not, when at the earliest. */
export type HandoverMoment =
  | { readonly kind: "now" }
  /** When the call is over; nobody knows when. */
  | { readonly kind: "after_call" }
  /** Unless words go in between. */
  | { readonly kind: "at"; readonly at: number };

/** Whether somebody waits for the next words of a conversation, by what it is carried on. */
const IS_TALK: Readonly<Record<Medium, boolean>> = {
  voice: false,
  text: true,
  form: true,
  // Letters: nobody sits before them until the answer comes.
  email: false,
};

/** In what somebody waits for the next words. */
export const TALKS: readonly Medium[] = Object.freeze(
  (Object.keys(IS_TALK) as readonly Medium[]).filter((medium) => IS_TALK[medium]),
);

/** Whether a contact may go to another voice now (CP93, CP94): nothing that goes on is interrupted. Instants are milliseconds since 1970. */
export function handoverMoment(
  facts: { readonly medium: Medium; readonly isOnCall: boolean; readonly lastWordsAt: number | null },
  now: number,
): HandoverMoment {
  if (facts.isOnCall) return { kind: "after_call" };
  if (!IS_TALK[facts.medium] || facts.lastWordsAt === null) return { kind: "now" };
  // Words of a clock that is ahead went now at the latest.
  const at = Math.min(facts.lastWordsAt, now) + HANDOVER_QUIET_MS;
  return now >= at ? { kind: "now" } : { kind: "at", at };
}
