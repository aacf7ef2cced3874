import { Weekday, type SafeTimes, type SafeWindow } from "@holdfast/case-schema";
import { reaches, shownAt } from "./wall-clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A window of one day a week that a change of the clock swallows comes back within this. */
const LOOK_AHEAD_DAYS = 15;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = Weekday.options.indexOf("thu");

/** Whether it is a safe time. */
export interface SafeHours {
  readonly isOpen: boolean;
  /**
   * When that changes; where the windows leave no gap for a week, a time until which it does not. `null`: never, or for
   * closed hours not within two weeks.
   */
  readonly changesAt: number | null;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Whether somebody may be reached now, by the clock on their own wall (CP10 to CP13). */
export function safeHours(times: SafeTimes, zone: string, now: number): SafeHours {
  if (times === "any_time") return { isOpen: true, changesAt: null };
  const today = Math.floor(shownAt(zone, now) / DAY_MS);
  const spans = spansOf(times, zone, today - 1, today + 8);
  const end = endOf(spans, now);
  if (end !== null) return { isOpen: true, changesAt: end };
  const next = nextOf(spans, now) ?? nextOf(spansOf(times, zone, today + 9, today + LOOK_AHEAD_DAYS), now);
  return { isOpen: false, changesAt: next };
}

/** A way's times, and until when it is agreed to where that is once. */
export interface WayTimes {
  readonly when: SafeTimes;
  readonly until?: number | null | undefined;
}

/** The same of a way, which once it is over does not come back (CP17). */
export function wayHours({ when, until }: WayTimes, zone: string, now: number): SafeHours {
  const { isOpen, changesAt } = safeHours(when, zone, now);
  if (until == null) return { isOpen, changesAt };
  if (now >= until) return { isOpen: false, changesAt: null };
  if (isOpen) return { isOpen, changesAt: Math.min(changesAt ?? until, until) };
  return { isOpen, changesAt: changesAt !== null && changesAt < until ? changesAt : null };
}

function spansOf(windows: readonly SafeWindow[], zone: string, first: number, last: number): readonly Span[] {
  const spans: Span[] = [];
  for (const { days, from, until } of windows)
    for (let day = first; day <= last; day++) {
      const weekday = Weekday.options[(day + FIRST_WEEKDAY) % Weekday.options.length];
      if (weekday === undefined || !days.includes(weekday)) continue;
      const begins = day * DAY_MS + clockMs(from);
      const ends = day * DAY_MS + clockMs(until);
      const span = {
        // Where the clock is put back, the later beginning and the earlier end: closed where two readings differ (CP12).
        from: reaches(zone, begins).last,
        until: reaches(zone, ends > begins ? ends : ends + DAY_MS).first,
      };
      if (span.from < span.until) spans.push(span);
    }
  return spans;
}

/** When it closes, windows that touch taken together; `null` when it is closed now. */
function endOf(spans: readonly Span[], now: number): number | null {
  let end: number | null = null;
  for (;;) {
    const at: number = end ?? now;
    const reached = Math.max(
      ...spans.filter(({ from, until }) => from <= at && at < until).map(({ until }) => until),
    );
    if (!Number.isFinite(reached)) return end;
    end = reached;
  }
}

function nextOf(spans: readonly Span[], now: number): number | null {
  const next = Math.min(...spans.map(({ from }) => from).filter((from) => from > now));
  return Number.isFinite(next) ? next : null;
}

function clockMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
