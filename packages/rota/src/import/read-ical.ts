import ICAL from "ical.js";
import type { Span } from "../on-duty.ts";
import { DUTIES, type Shift } from "../shift.ts";
import { eventLines, type EventLines } from "./event-lines.ts";
import { FILE_MAX, judgeShifts, refused, refusedFor, SHIFTS_MAX, type PlacedShift } from "./judge-shifts.ts";
import { repeatsOtherwise } from "./repeats.ts";
import type { RotaProblem, RotaRead } from "./rota-problem.ts";
import { settleZones } from "./settle-zones.ts";
import { unreadableOf } from "./unreadable.ts";

/** What an iCalendar is read with. */
export interface IcalContext {
  /** The zone of times that say none, as IANA names it. */
  readonly zone: string;
  /** Of what repeats, what lies in this time is taken. */
  readonly within: Span;
  readonly knows: (who: string) => boolean;
}

/** More than this many times an event does not happen while a file is read, so that no rule keeps us busy. */
const STEPS_MAX = 200_000;

interface Placed {
  readonly event: ICAL.Event;
  readonly lines: EventLines;
}

/**
 * Reads a rota of events whose titles say duty and name, as in "lead: lee": all of it, or none and everything that is wrong with
 * it (RO3). An event that repeats is a shift for each time within the time asked about, and one that was changed or cancelled
 * is as it is now.
 */
export function readRotaIcal(text: string, { zone, within, knows }: IcalContext): RotaRead<Shift> {
  if (text.length > FILE_MAX) return refused("too_large");
  const calendar = calendarOf(text);
  if (calendar === null) return refused("not_ical");
  const components = calendar.getAllSubcomponents("vevent");
  const lines = eventLines(text);
  if (components.length === 0) return refused("no_shifts");
  if (components.length > SHIFTS_MAX) return refused("too_many");
  const unplaced = new Set<string>();
  const problems = components.flatMap((component, index) => {
    const at = lines[index];
    const wrong = at === undefined ? [] : wrongWith(component, at, calendar, zone);
    if (wrong.length > 0) unplaced.add(uidOf(component));
    return wrong;
  });
  const linesOf = new Map(components.map((component, index) => [component, lines[index]]));
  const titles = components
    .filter((component) => unplaced.has(uidOf(component)))
    .flatMap((component) => wrongTitle(component, linesOf.get(component), knows));
  const placed = components.filter((component) => !unplaced.has(uidOf(component)));
  const read = shiftsOf(placed, linesOf, within);
  if (read === null) return problems.length > 0 ? refusedFor([...problems, ...titles]) : refused("too_many");
  return judgeShifts(read.shifts, [...problems, ...titles, ...read.problems], knows);
}

/**
 * What is wrong with whom an event names, where nobody can say when it is: of one that was changed, too, as long as the times of any
 * of its changes cannot be read.
 */
function wrongTitle(
  component: ICAL.Component,
  lines: EventLines | undefined,
  knows: (who: string) => boolean,
): readonly RotaProblem[] {
  if (lines === undefined || isCancelled(component)) return [];
  const named = namedIn(String(component.getFirstPropertyValue("summary") ?? ""), lines);
  if ("code" in named) return [named];
  return knows(named.who) ? [] : [{ code: "who_unknown", line: named.line, column: "summary" }];
}

/** The one calendar of a file; `null` when it is none. */
function calendarOf(text: string): ICAL.Component | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (!Array.isArray(parsed) || parsed[0] !== "vcalendar") return null;
    return new ICAL.Component(parsed);
  } catch (error) {
    // The library throws plain errors and its own for whatever it cannot read, with the file's words in them.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** What keeps the times of an event from being read, before any of them is. */
function wrongWith(
  component: ICAL.Component,
  { lineOf }: EventLines,
  calendar: ICAL.Component,
  zone: string,
): readonly RotaProblem[] {
  const unreadable = unreadableOf(component);
  if (unreadable === "rrule") return [{ code: "repeats_otherwise", line: lineOf("rrule"), column: "rrule" }];
  const start = unreadable === null ? component.getFirstPropertyValue("dtstart") : null;
  if (!(start instanceof ICAL.Time)) {
    const column = unreadable ?? "dtstart";
    return [{ code: "time_invalid", line: lineOf(column), column }];
  }
  if (start.isDate) return [{ code: "all_day", line: lineOf("dtstart"), column: "dtstart" }];
  const unknown = settleZones(component, calendar, zone);
  if (unknown !== null) return [{ code: "zone_unknown", line: lineOf(unknown), column: unknown }];
  const column = repeatsOtherwise(component, start);
  return column === null ? [] : [{ code: "repeats_otherwise", line: lineOf(column), column }];
}

/** The shifts of all events within a time; `null` when they are too many. */
function shiftsOf(
  components: readonly ICAL.Component[],
  linesOf: ReadonlyMap<ICAL.Component, EventLines | undefined>,
  within: Span,
): { readonly shifts: readonly PlacedShift[]; readonly problems: readonly RotaProblem[] } | null {
  const isKnown = new Set(components.filter((component) => !isChange(component)).map(uidOf));
  const events = components
    .filter((component) => !isChange(component) || !isKnown.has(uidOf(component)))
    .map((component) => new ICAL.Event(component));
  const problems = new Map<string, RotaProblem>();
  const shifts: PlacedShift[] = [];
  let steps = 0;
  for (const event of events) {
    for (const { item, startDate, endDate } of occurrences(event, within)) {
      steps += 1;
      if (steps > STEPS_MAX || shifts.length > SHIFTS_MAX) return null;
      const at = linesOf.get(item.component);
      if (at === undefined || isCancelled(item.component)) continue;
      const [from, until] = [startDate.toUnixTime() * 1_000, endDate.toUnixTime() * 1_000];
      // One that ends before it begins is told, wherever it lies.
      if (until >= from && (until <= within.from || from >= within.until)) continue;
      const read = shiftOf({ event: item, lines: at }, from, until);
      if ("code" in read) problems.set(`${read.line} ${read.code}`, read);
      else shifts.push(read);
    }
  }
  return { shifts, problems: [...problems.values()] };
}

/** Each time that an event happens, up to the end of a time. */
function* occurrences(
  event: ICAL.Event,
  { until }: Span,
): Generator<ReturnType<ICAL.Event["getOccurrenceDetails"]>> {
  if (!event.isRecurring()) {
    yield { recurrenceId: event.startDate, item: event, startDate: event.startDate, endDate: event.endDate };
    return;
  }
  const iterator = event.iterator();
  for (;;) {
    // The library's type leaves out that nothing is left.
    const next: ICAL.Time | null | undefined = iterator.next();
    if (next === null || next === undefined || next.toUnixTime() * 1_000 >= until) return;
    yield event.getOccurrenceDetails(next);
  }
}

function shiftOf({ event, lines }: Placed, from: number, until: number): PlacedShift | RotaProblem {
  const named = namedIn(event.summary ?? "", lines);
  return "code" in named ? named : { ...named, from, until, columns: { who: "summary", until: "dtend" } };
}

/** Whom a title names for what, as in "lead: lee". */
function namedIn(title: string, lines: EventLines): Pick<PlacedShift, "duty" | "who" | "line"> | RotaProblem {
  const [, named, who] = /^\s*(\p{L}+)\s*:\s*(\S+)\s*$/u.exec(title) ?? [];
  const at = { line: lines.lineOf("summary"), column: "summary" };
  if (named === undefined || who === undefined) return { code: "says_nobody", ...at };
  const duty = DUTIES.find((each) => each === named.toLowerCase());
  if (duty === undefined) return { code: "duty_unknown", ...at };
  return { duty, who, line: at.line };
}

function isChange(component: ICAL.Component): boolean {
  return component.hasProperty("recurrence-id");
}

function isCancelled(component: ICAL.Component): boolean {
  return String(component.getFirstPropertyValue("status") ?? "").toUpperCase() === "CANCELLED";
}

function uidOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue("uid") ?? "");
}
