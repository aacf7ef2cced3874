import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { Duty, RotaGap } from "./rota-documents.ts";
import type { Problem } from "./rota.ts";

export function dutyWords(duty: Duty): string {
  switch (duty) {
    case "lead":
      return t`Shift lead on duty`;
    case "manager":
      return t`Manager on call`;
    case "counsel":
      return t`Counsel on call`;
    case "advocate":
      return t`Advocates on duty`;
  }
}

/** "Counsel on call: nobody from 22:00 to 30 Nov 06:00." */
export function gapWords({ duty, from, until }: RotaGap, now: number): string {
  const what = dutyWords(duty);
  const begins = clockWords(from, now);
  const ends = clockWords(until, now);
  return t`${what}: nobody from ${begins} to ${ends}.`;
}

/** Where in the file something is wrong. */
export function placeWords({ line, column }: Problem): string {
  if (line === null) return column ?? "";
  return column === null ? t`Line ${String(line)}` : t`Line ${String(line)}, ${column}`;
}

/** What is wrong there. A code that has no words stands as it is. */
export function problemWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    too_large: t`The file is too large for a rota.`,
    too_large_at_once: t`The file is too large to be sent at once. Import a shorter time.`,
    not_csv: t`The file is not CSV: a quotation mark does not close.`,
    not_ical: t`The file is not an iCalendar.`,
    no_shifts: t`The file holds no shift.`,
    too_many: t`The file holds more than 10,000 shifts.`,
    column_missing: t`This column is missing.`,
    column_unknown: t`This column is not known here.`,
    column_twice: t`This column is there twice.`,
    fields_differ: t`The line has more or fewer fields than there are columns.`,
    duty_unknown: t`A duty is lead, manager, counsel or advocate.`,
    who_unknown: t`Nobody signs in by this name.`,
    time_invalid: t`A time is written as 2026-11-29 22:00.`,
    time_not_there: t`The clocks go forward over this time, so that it is not there.`,
    zone_unknown: t`This time zone is not known here.`,
    all_day: t`An event has to say when it begins and ends, not only on which day.`,
    says_nobody: t`The title of an event says the duty and who has it, as in lead: lee.`,
    repeats_otherwise: t`Shifts repeat daily or weekly, on days of the week, and from 2000 on.`,
    ends_before: t`The shift ends before it begins.`,
    too_long: t`The shift is longer than two weeks.`,
    overlaps: t`The same person is on for the same duty already.`,
  };
  return words[code] ?? code;
}
