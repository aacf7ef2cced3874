const DAY_MS = 24 * 60 * 60_000;

/** A formatter takes long to make and never changes; there is one for each zone that somebody lives in. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clock on a wall in this zone shows at an instant: the date and time as milliseconds, counted as if they were
 * UTC's.
 */
export function shownAt(zone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** The instants at which a wall clock reaches a time: one, but where it is put back, two. */
export interface Reached {
  readonly first: number;
  readonly last: number;
}

/**
 * When the clock on the wall reaches `shown`. A time that is skipped is reached when the clock jumps over it; a time that
 * comes twice is reached twice (CP11).
 */
export function reaches(zone: string, shown: number): Reached {
  // No zone is a day away from UTC, so one of these lies before the instant sought and one after it.
  const before = offsetAt(zone, shown - DAY_MS);
  const after = offsetAt(zone, shown + DAY_MS);
  const [old, fresh] = [shown - before, shown - after];
  if (before === after) return { first: old, last: old };
  const change = changeBetween(zone, shown - DAY_MS, shown + DAY_MS, after);
  const [isOld, isFresh] = [old < change, fresh >= change];
  if (isOld && isFresh) return { first: old, last: fresh };
  if (!isOld && !isFresh) return { first: change, last: change };
  const only = isOld ? old : fresh;
  return { first: only, last: only };
}

function offsetAt(zone: string, instant: number): number {
  return shownAt(zone, instant) - instant;
}

/** The first millisecond of the later offset. */
function changeBetween(zone: string, from: number, to: number, offset: number): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}
