import type { RotaPerson } from "@holdfast/db";
import { isZone, readRotaCsv, readRotaIcal, type RotaRead, type Shift } from "@holdfast/rota";

/** A rota as somebody has it, and where its clocks hang where it does not say so. */
export interface RotaFile {
  readonly format: "csv" | "ical";
  readonly text: string;
  /** A time zone of IANA's. */
  readonly zone: string;
}

/** For so long ahead are shifts of a calendar taken that repeat without an end; so often is a rota imported at least. */
const AHEAD_MS = 366 * 24 * 60 * 60_000;

/** Reads a rota, whole or not at all. What of a calendar was over at `now` is left out. */
export function readRotaFile(
  { format, text, zone }: RotaFile,
  people: readonly RotaPerson[],
  now: number,
): RotaRead<Shift> {
  if (!isZone(zone)) return { ok: false, problems: [{ code: "zone_unknown", line: null, column: "zone" }] };
  const names = new Set(people.map(({ username }) => username));
  const knows = (who: string): boolean => names.has(who);
  return format === "csv"
    ? readRotaCsv(text, { zone, knows })
    : readRotaIcal(text, { zone, knows, within: { from: now, until: now + AHEAD_MS } });
}
