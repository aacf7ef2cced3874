import { t } from "@lingui/core/macro";

/** Why words cannot be sent as they stand, the first that holds of these. */
export type NotSent = "locked" | "loading" | "nothing" | "off" | "not_agreed" | "too_long" | "offline";

/** What keeps words from leaving now; `null` when nothing does. */
export function notSentBecause(facts: {
  readonly isLocked: boolean;
  /** Whether these words may reach them now. */
  readonly reach: "open" | "off" | "not_agreed";
  readonly isLoaded: boolean;
  readonly hasWords: boolean;
  readonly isTooLong: boolean;
  readonly isOffline: boolean;
}): NotSent | null {
  if (facts.isLocked) return "locked";
  if (!facts.hasWords) return "nothing";
  if (facts.reach !== "open") return facts.reach;
  if (facts.isTooLong) return "too_long";
  if (facts.isOffline) return "offline";
  return facts.isLoaded ? null : "loading";
}

/** What somebody is told who sends nevertheless: that it stayed here, and why. */
export function notSentWords(because: NotSent): string {
  switch (because) {
    case "locked":
      return t`Not sent: nothing can be written here now.`;
    case "loading":
      return t`Not sent: what was said here is still loading. Your words stay; send them when you have read it.`;
    case "nothing":
      return t`There is nothing to send.`;
    case "off":
      return t`Not sent: sending is off now, for the reason that stands above. Your words stay.`;
    case "not_agreed":
      return t`Not sent: only the agreed words may be sent now, as they stand above. Yours stay.`;
    case "too_long":
      return t`Not sent: this is too long. Your words stay.`;
    case "offline":
      return t`Not sent: the connection is away. Your words stay.`;
  }
}
