import type { SafeWindow } from "@holdfast/case-schema";
import { reaches, shownAt } from "@holdfast/contact-policy";
import { readClock } from "./read-clock.ts";
import { wallTime } from "./wall-time.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Whoever names a time that was reached less long ago than this means that one, and no window of nearly a day. */
const JUST_OVER_MS = 60 * MINUTE_MS;

/** The hours of “from now until a time on their clock”, once. */
export interface UntilWindow {
  readonly window: SafeWindow;
  /** When it ends, in milliseconds since 1970. */
  readonly endsAt: number;
}

/**
 * From the moment at which it was chosen until the clock there next shows the time that was typed, however much later it is
 * recorded; `null` for what is no time, or no zone. A time that comes twice ends it when it comes first (CP12).
 */
export function untilWindow(typed: string, since: number, zone: string): UntilWindow | null {
  const until = readClock(typed);
  const there = wallTime(since, zone);
  if (until === null || there === null) return null;
  const shown = shownAt(zone, since);
  const today = Math.floor(shown / DAY_MS) * DAY_MS + minutesOf(until) * MINUTE_MS;
  // The end of a day is always this day's.
  const times = until === "24:00" ? [today] : [today - DAY_MS, today, today + DAY_MS];
  const end = times.find((each) => each > shown - JUST_OVER_MS);
  return end === undefined
    ? null
    : { window: { days: [there.day], from: there.time, until }, endsAt: reaches(zone, end).first };
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
