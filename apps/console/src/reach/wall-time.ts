import { Weekday } from "@holdfast/case-schema";
import { reaches, shownAt } from "@holdfast/contact-policy";

const DAY_MS = 24 * 60 * 60_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = Weekday.options.indexOf("thu");

/** What the clock and the calendar on a wall show. */
export interface WallTime {
  readonly day: Weekday;
  /** "23:05". */
  readonly time: string;
}

/** What the clock on the wall shows in a zone; `null` for a zone that does not exist. */
export function wallTime(instant: number, zone: string): WallTime | null {
  const shown = shownIn(zone, instant);
  if (shown === null) return null;
  const day = Weekday.options[(Math.floor(shown / DAY_MS) + FIRST_WEEKDAY) % Weekday.options.length];
  return day === undefined ? null : { day, time: new Date(shown).toISOString().slice(11, 16) };
}

/** When the clock there next shows midnight, or jumps over it; `null` for a zone that does not exist. */
export function midnightThere(now: number, zone: string): number | null {
  const shown = shownIn(zone, now);
  if (shown === null) return null;
  const { first, last } = reaches(zone, (Math.floor(shown / DAY_MS) + 1) * DAY_MS);
  return first > now ? first : last;
}

function shownIn(zone: string, instant: number): number | null {
  try {
    return shownAt(zone, instant);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
