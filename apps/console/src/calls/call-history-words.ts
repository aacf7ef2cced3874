import { t } from "@lingui/core/macro";
import { clockWords, durationWords } from "../text/time-words.ts";
import type { CallData } from "./call-data.ts";

/** What became of a call, in sentences: "A call came in at 14:02, waited 2 min. Talked 10 min. They hung up." */
export function callHistoryWords(call: CallData, now: number): string {
  const clock = clockWords(call.startedAt, now);
  const parts = [call.direction === "in" ? cameWords(call, clock, now) : t`We called at ${clock}.`];
  if (call.answeredAt === null && call.direction === "out") parts.push(...unansweredWords(call));
  if (call.answeredAt !== null) {
    const length = durationWords((call.endedAt ?? now) - call.answeredAt);
    parts.push(call.endedAt === null ? t`Talking for ${length}.` : t`Talked ${length}.`);
  }
  if (call.end !== null) parts.push(callEndWords(call.end, clockWords(call.endedAt ?? now, now)));
  return parts.join(" ");
}

/** Of a call that we began and nobody outside has taken. Our own telephone comes first. */
function unansweredWords({ endedAt, end, legs }: CallData): readonly string[] {
  if (endedAt === null)
    return [legs.some(({ who }) => who !== "staff") ? t`Ringing.` : t`Your telephone comes first.`];
  return end === "hung_up" || end === "ended_by_us" || end === "lost" ? [t`Nobody had answered.`] : [];
}

function cameWords({ waitingFrom, answeredAt, endedAt }: CallData, clock: string, now: number): string {
  const length = durationWords((answeredAt ?? endedAt ?? now) - waitingFrom);
  return answeredAt === null && endedAt === null
    ? t`A call came in at ${clock}, waiting ${length}.`
    : t`A call came in at ${clock}, waited ${length}.`;
}

/** How a call ended, in a sentence; when is said of what goes on elsewhere. */
export function callEndWords(end: NonNullable<CallData["end"]>, at: string): string {
  switch (end) {
    case "hung_up_waiting":
      return t`They hung up before anybody answered.`;
    case "hung_up":
      return t`They hung up.`;
    case "ended_by_us":
      return t`We ended it.`;
    case "lost":
      return t`The line was lost. Nobody hung up.`;
    case "left":
      return t`We left it, and the others talk on.`;
    case "rejected":
      return t`The call was not taken.`;
    case "busy":
      return t`The line was busy.`;
    case "no_answer":
      return t`Nobody answered.`;
    case "unreachable":
      return t`The number could not be reached.`;
    case "put_through":
      return t`They asked for the partner’s line, and were put through to it at ${at}.`;
  }
}
