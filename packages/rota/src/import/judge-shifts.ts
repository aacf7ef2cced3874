import { byStart, type Shift } from "../shift.ts";
import type { RotaProblem, RotaRead } from "./rota-problem.ts";

/** In UTF-16 code units. */
export const FILE_MAX = 1_000_000;
export const SHIFTS_MAX = 10_000;
/** So many problems are told; somebody who repairs these reads the file again. */
const PROBLEMS_MAX = 200;
/** On call for a fortnight is common; for longer it is a slip of the pen. The team's own figure. */
const SHIFT_MAX_MS = 14 * 24 * 60 * 60_000;

/** A shift as it stands in a file. */
export interface PlacedShift extends Shift {
  readonly line: number;
  /** What the file calls who and until when, for whoever repairs it. */
  readonly columns: { readonly who: string; readonly until: string };
}

/** Takes what was read if nothing is wrong with it: neither what reading found, nor with whom and when the shifts are (RO3, RO6). */
export function judgeShifts(
  placed: readonly PlacedShift[],
  found: readonly RotaProblem[],
  knows: (who: string) => boolean,
): RotaRead<Shift> {
  const problems = [...found, ...placed.flatMap((shift) => problemsOf(shift, knows)), ...overlapsOf(placed)];
  if (problems.length > 0) return refusedFor(problems);
  if (placed.length === 0) return refused("no_shifts");
  const shifts = placed.map(({ duty, who, from, until }) => ({ duty, who, from, until }));
  return { ok: true, shifts: shifts.toSorted(byStart) };
}

/** A refusal of the whole file. */
export function refused(code: RotaProblem["code"], line: number | null = null): RotaRead<never> {
  return { ok: false, problems: [{ code, line, column: null }] };
}

/** A refusal for what is wrong, in the order of the file, and no more of it than anybody repairs at once (RO3). */
export function refusedFor(problems: readonly RotaProblem[]): RotaRead<never> {
  return { ok: false, problems: problems.toSorted(byPlace).slice(0, PROBLEMS_MAX) };
}

function problemsOf(
  { who, from, until, line, columns }: PlacedShift,
  knows: (who: string) => boolean,
): readonly RotaProblem[] {
  const problems: RotaProblem[] = [];
  if (!knows(who)) problems.push({ code: "who_unknown", line, column: columns.who });
  if (until <= from) problems.push({ code: "ends_before", line, column: columns.until });
  else if (until - from > SHIFT_MAX_MS) problems.push({ code: "too_long", line, column: columns.until });
  return problems;
}

/** Shifts that begin while the same person is on for the same. */
function overlapsOf(placed: readonly PlacedShift[]): readonly RotaProblem[] {
  const until = new Map<string, number>();
  return placed
    .filter((shift) => shift.until > shift.from)
    .toSorted((one, other) => one.from - other.from || one.line - other.line)
    .flatMap((shift): readonly RotaProblem[] => {
      const key = `${shift.duty} ${shift.who}`;
      const before = until.get(key) ?? Number.NEGATIVE_INFINITY;
      until.set(key, Math.max(before, shift.until));
      return shift.from < before ? [{ code: "overlaps", line: shift.line, column: null }] : [];
    });
}

function byPlace(one: RotaProblem, other: RotaProblem): number {
  return (one.line ?? 0) - (other.line ?? 0);
}
