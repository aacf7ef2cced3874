import type { Weekday } from "@holdfast/case-schema";

const DAY_MS = 24 * 60 * 60_000;
const WEEKDAYS: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** What the clock and the calendar on a wall show. */
export interface WallTime {
  readonly day: Weekday;
  /** "23:05". */
  readonly time: string;
}

/** What the clock on the wall shows in a zone; `null` for a zone that does not exist. */
export function wallTime(instant: number, zone: string): WallTime | null {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(new Date(instant));
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
    const day = WEEKDAYS.find((each) => each === part("weekday").toLowerCase());
    return day === undefined ? null : { day, time: `${part("hour")}:${part("minute")}` };
  } catch {
    return null;
  }
}

/** When the clock there next shows midnight; `null` for a zone that does not exist. */
export function midnightThere(now: number, zone: string): number | null {
  const today = wallTime(now, zone)?.day;
  if (today === undefined) return null;
  // The first instant of another day, found by halves: days have 23 or 25 hours where clocks are changed.
  let before = now;
  let after = now + DAY_MS + 2 * 60 * 60_000;
  while (after - before > 1_000) {
    const between = Math.floor((before + after) / 2);
    if (wallTime(between, zone)?.day === today) before = between;
    else after = between;
  }
  return Math.round(after / 60_000) * 60_000;
}
