import { CsvError, parse } from "csv-parse/sync";
import { DUTIES, type Shift } from "../shift.ts";
import { FILE_MAX, judgeShifts, refused, refusedFor, SHIFTS_MAX, type PlacedShift } from "./judge-shifts.ts";
import type { RotaProblem, RotaRead } from "./rota-problem.ts";
import { instantOf, isDateTime, isZone, type Twice, type WallTime } from "./wall-time.ts";

const NEEDED = ["duty", "who", "from", "until"] as const;
const COLUMNS: readonly string[] = [...NEEDED, "zone"];

/** What a rota is read with. */
export interface CsvContext {
  /** The zone of times that say none, as IANA names it. */
  readonly zone: string;
  /** Whether somebody signs in by a name. */
  readonly knows: (who: string) => boolean;
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads a rota of lines with the columns duty, who, from and until, and zone where some are elsewhere: all of it, or none and
 * everything that is wrong with it (RO3). Times are what the clocks there show; one that ends with Z or an offset says its own.
 */
export function readRotaCsv(text: string, { zone, knows }: CsvContext): RotaRead<Shift> {
  if (text.length > FILE_MAX) return refused("too_large");
  const rows = rowsOf(text);
  if ("brokenAt" in rows) return refused("not_csv", rows.brokenAt);
  const [head, ...body] = rows;
  if (head === undefined || body.length === 0) return refused("no_shifts");
  if (body.length > SHIFTS_MAX) return refused("too_many");
  const columns = head.fields.map((name) => name.toLowerCase());
  const wrongHead = headProblems(columns, head.line);
  if (wrongHead.length > 0) return refusedFor(wrongHead);
  const read = body.map((row) => readRow(row, columns, zone));
  return judgeShifts(
    read.flatMap(({ shift }) => (shift === null ? [] : [shift])),
    read.flatMap(({ problems }) => problems),
    knows,
  );
}

/** The lines of a file, or where it breaks off. */
function rowsOf(text: string): readonly Row[] | { readonly brokenAt: number | null } {
  try {
    const rows: Row[] = [];
    parse(text, {
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: readonly string[], { lines }) => {
        rows.push({ line: lines, fields });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error["lines"];
    return { brokenAt: typeof line === "number" ? line : null };
  }
}

function headProblems(columns: readonly string[], line: number): readonly RotaProblem[] {
  return [
    ...NEEDED.filter((name) => !columns.includes(name)).map((column): RotaProblem => ({
      code: "column_missing",
      line,
      column,
    })),
    // What is not known is told by its place: its name is the file's own words.
    ...columns.flatMap((name, place): readonly RotaProblem[] => {
      if (!COLUMNS.includes(name)) return [{ code: "column_unknown", line, column: String(place + 1) }];
      return columns.indexOf(name) < place ? [{ code: "column_twice", line, column: name }] : [];
    }),
  ];
}

function readRow(
  { line, fields }: Row,
  columns: readonly string[],
  usual: string,
): { readonly shift: PlacedShift | null; readonly problems: readonly RotaProblem[] } {
  if (fields.length !== columns.length)
    return { shift: null, problems: [{ code: "fields_differ", line, column: null }] };
  const field = (name: string): string => fields[columns.indexOf(name)] ?? "";
  const named = field("zone");
  const zone = named === "" ? usual : named;
  const duty = DUTIES.find((each) => each === field("duty").toLowerCase());
  const problems: RotaProblem[] = [];
  if (duty === undefined) problems.push({ code: "duty_unknown", line, column: "duty" });
  if (!isZone(zone))
    return { shift: null, problems: [...problems, { code: "zone_unknown", line, column: "zone" }] };
  // An hour that comes twice is covered twice: a shift that begins in it begins the first time, and one that ends ends the second.
  const from = timeOf(field("from"), zone, "earlier");
  const until = timeOf(field("until"), zone, "later");
  for (const [column, time] of [
    ["from", from],
    ["until", until],
  ] as const)
    if (typeof time === "string") problems.push({ code: time, line, column });
  if (duty === undefined || typeof from === "string" || typeof until === "string")
    return { shift: null, problems };
  const placed = { duty, who: field("who"), from, until, line, columns: { who: "who", until: "until" } };
  return { shift: placed, problems };
}

const TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?$/;

/** The instant that a field says, in milliseconds since 1970, or why it says none. */
function timeOf(text: string, zone: string, twice: Twice): number | "time_invalid" | "time_not_there" {
  const [, year, month, day, hour, minute, second, offset] = TIME.exec(text) ?? [];
  if (year === undefined) return "time_invalid";
  const wall: WallTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
  };
  if (!isDateTime(wall)) return "time_invalid";
  if (offset === undefined) return instantOf(wall, zone, twice) ?? "time_not_there";
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? ["", "+", "0", "0"];
  if (Number(hours) > 14 || Number(minutes) > 59) return "time_invalid";
  const ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const asUtc = instantOf(wall, "UTC", twice);
  return asUtc === null ? "time_invalid" : asUtc - ahead;
}
