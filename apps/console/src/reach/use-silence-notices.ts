import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { clockWords } from "../text/time-words.ts";
import type { Decision } from "./reach-documents.ts";

/** How the silence lock stands at `now`, also between two answers of the gateway. */
export function phaseAt(
  { phase, countdownAt }: Decision["silence"],
  now: number,
): Decision["silence"]["phase"] {
  return phase === "counting" && countdownAt !== null && now >= countdownAt ? "countdown" : phase;
}

/** Says once that the time runs out, and once that it has; the seconds between are for the eye alone. */
export function useSilenceNotices(
  id: ContactId,
  phase: Decision["silence"]["phase"],
  locksAt: number | null,
): void {
  const said = useRef<string | null>(null);
  useEffect(() => {
    const before = said.current;
    const now = `${phase}:${String(phase === "locked" ? null : locksAt)}`;
    said.current = now;
    // What stands when the contact is opened is read there, and is no news.
    if (before === null || before === now) return;
    if (phase === "countdown" && locksAt !== null) {
      const clock = clockWords(locksAt, serverNow());
      announce({
        kind: `silence:${id}`,
        urgency: "polite",
        about: "mine",
        words: () => t`No answer for 10 minutes. Sending locks at ${clock}.`,
      });
    }
    if (phase === "locked" && !before.startsWith("locked"))
      announce({
        kind: `silence:${id}`,
        urgency: "polite",
        about: "mine",
        words: () => t`No answer for 15 minutes. Sending is locked until they write.`,
      });
  }, [id, phase, locksAt]);
}
