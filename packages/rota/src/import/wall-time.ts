import { Temporal } from "temporal-polyfill";

/** What a clock on the wall shows. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Which instant is meant where a clock shows the same time twice. */
export type Twice = "earlier" | "later";

/** Whether a time zone of IANA's is known. */
export function isZone(zone: string): boolean {
  // A bare offset is no place: it knows no summer.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The instant at which the clocks of a zone show a time, in milliseconds since 1970; `null` when they never do, because it is no
 * date, or the clocks go forward over it (RO5).
 */
export function instantOf(wall: WallTime, zone: string, twice: Twice): number | null {
  const plain = plainOf(wall);
  if (plain === null) return null;
  const meant = plain.toZonedDateTime(zone, { disambiguation: twice });
  return meant.toPlainDateTime().equals(plain) ? meant.epochMilliseconds : null;
}

/**
 * How far the clocks of a zone are ahead of UTC when they show a time, in seconds, as RFC 5545 (3.3.5) has it: the first of two,
 * and as before a gap within it. 0 for what is no date.
 */
export function offsetAt(wall: WallTime, zone: string): number {
  const plain = plainOf(wall);
  if (plain === null) return 0;
  const meant = plain.toZonedDateTime(zone, { disambiguation: "compatible" });
  const shown = plain.toZonedDateTime("UTC").epochMilliseconds;
  return (shown - meant.epochMilliseconds) / 1_000;
}

/** Whether a wall time is a date and a time at all, in any zone. */
export function isDateTime(wall: WallTime): boolean {
  return plainOf(wall) !== null;
}

function plainOf(wall: WallTime): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
