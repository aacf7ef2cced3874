/** What is known of a held contact and its holder. Instants are milliseconds since 1970. */
export interface AbsenceFacts {
  readonly unanswered: number;
  readonly isSetAside: boolean;
  readonly isAlarmed: boolean;
  readonly lastSeen: number;
}

export type Verdict = "nothing" | "alarm" | "return" | "back";

/** How often those who are there are counted; somebody may have left just after, so it comes on top of the times below. */
export const SEE_EVERY_MS = 5_000;
export const ALARM_AFTER_MS = 60_000;
export const RETURN_AFTER_MS = 120_000;

/** Since when somebody is surely gone: they would have been counted again by then. */
export function goneSince(seenAt: number): number {
  return seenAt + SEE_EVERY_MS;
}

/**
 * Whether leads are told that a holder is gone, whether the contact goes back to the queue, or whether what was said of it
 * no longer holds (G50 to G52).
 */
export function judgeAbsence(
  { unanswered, isSetAside, isAlarmed, lastSeen }: AbsenceFacts,
  now: number,
): Verdict {
  const goneMs = now - goneSince(lastSeen);
  // Set aside, it waits because its holder chose so; it comes back at its time or with the next message.
  const isOwed = unanswered > 0 && !isSetAside;
  if (isOwed && goneMs >= RETURN_AFTER_MS) return "return";
  if (isAlarmed) return isOwed && goneMs >= 0 ? "nothing" : "back";
  return isOwed && goneMs >= ALARM_AFTER_MS ? "alarm" : "nothing";
}

/** What is known of somebody on shift. */
export interface ShiftAbsenceFacts {
  /** Whether it was said that they are gone. */
  readonly isGone: boolean;
  readonly lastSeen: number;
  /** When this gateway began to look: whoever was not seen since is not known to be there, nor to be gone. */
  readonly watchedSince: number;
}

/**
 * Whether the board is told that somebody on shift is gone, or is back; by the same time as a holder's absence, so that the
 * two never disagree for long (G53).
 */
export function judgeShift(
  { isGone, lastSeen, watchedSince }: ShiftAbsenceFacts,
  now: number,
): "nothing" | "gone" | "back" {
  const goneMs = now - goneSince(lastSeen);
  if (isGone) return goneMs < 0 && lastSeen > watchedSince ? "back" : "nothing";
  return goneMs >= ALARM_AFTER_MS ? "gone" : "nothing";
}
