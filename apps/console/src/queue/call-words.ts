import type { UserId } from "@holdfast/case-schema";
import type { CallRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { durationWords, waitingWords } from "../text/time-words.ts";
import { ringsFor } from "../calls/calls.ts";

/** How a call stands, in a few words: "rings for you", "talking for 3 min". */
export function callWords(call: CallRow, me: UserId, now: number): string {
  switch (call.phase) {
    case "greeting":
    case "waiting":
      return waitingWords(call.waitingFrom, now);
    case "ringing":
      return ringsFor(call, me)
        ? t`rings for you`
        : t`${plural(call.ringing.length, { one: "rings for a colleague", other: "rings for # colleagues" })}`;
    case "joining":
      return t`is being answered`;
    case "talking":
      return t`talking for ${durationWords(now - (call.talkingSince ?? call.phaseSince))}`;
    case "on_hold":
      return t`on hold for ${durationWords(now - call.phaseSince)}`;
    case "consulting":
      return call.direction === "out"
        ? t`rings, or hears music while others talk`
        : t`hears music while others talk`;
    case "together":
      return t`talking together`;
    case "back":
      return t`lost whoever they talked with, waiting`;
    case "ended":
      return t`the call has ended`;
  }
}

/** How the words of a call travel, where that is not by voice; `null` where it is. */
export function lineWords({ line }: Pick<CallRow, "line">): string | null {
  return { voice: null, tty: t`TTY`, relay: t`by relay` }[line];
}

/** The marks of a call in the queue, what matters most first. */
export function callMarks(call: CallRow, me: UserId, now: number): readonly string[] {
  const cannotSpeak = call.cannotSpeak ? t`cannot speak` : null;
  return [callWords(call, me, now), cannotSpeak, lineWords(call)].filter((each) => each !== null);
}
