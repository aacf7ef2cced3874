import type { Duty, Shift } from "./shift.ts";

/** A time, from one instant up to another, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Who is on for something at an instant, whoever began first coming first (RO1). A shift ends before its last instant. */
export function whoIsOn(shifts: readonly Shift[], duty: Duty, at: number): readonly string[] {
  return [
    ...new Set(
      shifts
        .filter((shift) => shift.duty === duty && shift.from <= at && at < shift.until)
        .toSorted((one, other) => one.from - other.from || (one.who < other.who ? -1 : 1))
        .map(({ who }) => who),
    ),
  ];
}

/** When, within a time, nobody is on for something (RO2). In order, none touching another; empty when somebody always is. */
export function gapsOf(shifts: readonly Shift[], duty: Duty, within: Span): readonly Span[] {
  const gaps: Span[] = [];
  let covered = within.from;
  const on = shifts.filter((shift) => shift.duty === duty).toSorted((one, other) => one.from - other.from);
  for (const { from, until } of on) {
    const begins = Math.min(from, within.until);
    if (begins > covered) gaps.push({ from: covered, until: begins });
    covered = Math.max(covered, until);
  }
  if (covered < within.until) gaps.push({ from: covered, until: within.until });
  return gaps;
}
