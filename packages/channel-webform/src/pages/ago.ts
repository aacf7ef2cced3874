import type { Say } from "../texts/texts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in words: the server does not know the reader's time zone, and need not. */
export function ago(say: Say, at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < HOUR) return say("ago.minutes", { count: Math.floor(passed / MINUTE) });
  if (passed < DAY) return say("ago.hours", { count: Math.floor(passed / HOUR) });
  return say("ago.days", { count: Math.floor(passed / DAY) });
}
