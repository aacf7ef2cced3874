/** Why a rota cannot be taken. */
export type RotaProblemCode =
  | "too_large"
  | "not_csv"
  | "not_ical"
  | "no_shifts"
  | "too_many"
  | "column_missing"
  | "column_unknown"
  | "column_twice"
  | "fields_differ"
  | "duty_unknown"
  | "who_unknown"
  | "time_invalid"
  | "time_not_there"
  | "zone_unknown"
  | "all_day"
  | "says_nobody"
  | "repeats_otherwise"
  | "ends_before"
  | "too_long"
  | "overlaps";

/** One thing that is wrong with a rota, and where. It repeats nothing of the file. */
export interface RotaProblem {
  readonly code: RotaProblemCode;
  /** From 1; `null` when it is the whole file. */
  readonly line: number | null;
  /** The column of a CSV file, or the property of an event; `null` when it is the whole line. */
  readonly column: string | null;
}

/** A rota that was read: all of it, or none and everything that is wrong. */
export type RotaRead<Read> =
  | { readonly ok: true; readonly shifts: readonly Read[] }
  | { readonly ok: false; readonly problems: readonly RotaProblem[] };

const SENTENCES: Readonly<Record<RotaProblemCode, string>> = {
  too_large: "The file is larger than 1 MB.",
  not_csv: "The file is not CSV: a quotation mark does not close.",
  not_ical: "The file is not an iCalendar.",
  no_shifts: "The file holds no shift.",
  too_many: "The file holds more than 10,000 shifts.",
  column_missing: "This column is missing.",
  column_unknown: "This column is not known here.",
  column_twice: "This column is there twice.",
  fields_differ: "The line has more or fewer fields than there are columns.",
  duty_unknown: "A duty is lead, manager, counsel or advocate.",
  who_unknown: "Nobody signs in by this name.",
  time_invalid: "A time is written as 2026-11-29 22:00.",
  time_not_there: "The clocks go forward over this time, so that it is not there.",
  zone_unknown: "This time zone is not known here.",
  all_day: "An event has to say when it begins and ends, not only on which day.",
  says_nobody: "The title of an event says the duty and who has it, as in lead: lee.",
  repeats_otherwise: "Shifts repeat daily or weekly, on days of the week, and from 2000 on.",
  ends_before: "The shift ends before it begins.",
  too_long: "The shift is longer than two weeks.",
  overlaps: "The same person is on for the same duty already.",
};

/** A problem in a sentence for whoever wrote the file. */
export function rotaProblemText({ code, line, column }: RotaProblem): string {
  const place = [line === null ? null : `line ${line}`, column].filter((part) => part !== null).join(", ");
  return place === "" ? SENTENCES[code] : `${place}: ${SENTENCES[code]}`;
}
