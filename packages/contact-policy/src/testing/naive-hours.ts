import { Weekday, type SafeTimes, type SafeWindow } from "@holdfast/case-schema";

const QUARTER = 15 * 60_000;
const DAY = 96 * QUARTER;
/** No clock that is put back goes further back than this. */
const FURTHEST = 3 * 60 * 60_000;

const walls = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows, as somebody who reads it writes it down. */
export function wallAt(zone: string, instant: number): string {
  const wall = walls.get(zone) ?? new Intl.DateTimeFormat("sv-SE", WRITTEN(zone));
  walls.set(zone, wall);
  return wall.format(instant);
}

const WRITTEN = (timeZone: string): Intl.DateTimeFormatOptions => ({
  timeZone,
  dateStyle: "short",
  timeStyle: "medium",
});

const readings = new Map<string, number>();

/** Milliseconds that a wall's day and time stand after those of 1970. */
function shown(zone: string, instant: number): number {
  const key = `${zone} ${instant}`;
  const reading = readings.get(key) ?? Date.parse(`${wallAt(zone, instant).replace(" ", "T")}Z`);
  readings.set(key, reading);
  return reading;
}

/**
 * Whether it is a safe time, by looking at the wall only (CP10 to CP12): every quarter of an hour before, at the last moment of
 * it, and every one after. Clocks are set forward and back on a quarter.
 */
export function isOpenBy(times: SafeTimes, zone: string, now: number): boolean {
  if (times === "any_time") return true;
  const here = shown(zone, now);
  const quarter = Math.floor(now / QUARTER) * QUARTER;
  let [latest, earliest] = [here, Infinity];
  for (let back = 0; back < FURTHEST; back += QUARTER)
    latest = Math.max(latest, shown(zone, quarter - back - 1));
  for (let on = QUARTER; on <= FURTHEST; on += QUARTER)
    earliest = Math.min(earliest, shown(zone, quarter + on));
  const day = Math.floor(here / DAY) * DAY;
  const isIn = ({ days, from, until }: SafeWindow, begins: number): boolean => {
    const weekday = Weekday.options[(((begins / DAY + 3) % 7) + 7) % 7];
    if (weekday === undefined || !days.includes(weekday)) return false;
    const ends = begins + clock(until) + (clock(until) > clock(from) ? 0 : DAY);
    // Begun, never to be put back to its beginning again, and never yet at its end.
    return here >= begins + clock(from) && earliest > begins + clock(from) && latest < ends;
  };
  return times.some((window) => [day - DAY, day, day + DAY].some((begins) => isIn(window, begins)));
}

function clock(time: string): number {
  const [hours = "", minutes = ""] = time.split(":");
  return Number(hours) * 4 * QUARTER + Number(minutes) * 60_000;
}
