import { TimeZone } from "@holdfast/case-schema";
import { shownAt, windowReached, type WindowReached } from "@holdfast/contact-policy";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const QUARTER_MS = 15 * MINUTE_MS;
/** What is agreed on takes a while to write down: a quarter that begins sooner would be due by then. */
const ROOM_MS = 5 * MINUTE_MS;

/** A time as it is entered: the day, and from and until on it, by the clock on a wall. An earlier end is on the next day. */
export interface EnteredTime {
  /** `2027-03-14` */
  readonly day: string;
  /** `10:00` */
  readonly from: string;
  readonly until: string;
}

/** The time zone in which this machine's clock runs. */
export function ourZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether it names a time zone. */
export function isZone(name: string): boolean {
  return TimeZone.safeParse(name).success;
}

/** What an instant is on the wall of this zone, as it would be entered. */
export function entered(zone: string, dueAt: number, until: number): EnteredTime {
  const [from, end] = [shownAt(zone, dueAt), shownAt(zone, until)].map((shown) =>
    new Date(shown).toISOString(),
  );
  return { day: from?.slice(0, 10) ?? "", from: from?.slice(11, 16) ?? "", until: end?.slice(11, 16) ?? "" };
}

/** An hour from the next quarter on that is at least five minutes away: what is asked about first, to be changed. */
export function nextHour(zone: string, now: number): EnteredTime {
  const from = Math.ceil((now + ROOM_MS) / QUARTER_MS) * QUARTER_MS;
  return entered(zone, from, from + 4 * QUARTER_MS);
}

/** When that is, by the rules of the zone; `null` while it is no whole time. */
export function instantsOf(zone: string, { day, from, until }: EnteredTime): WindowReached | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || ![from, until].every((time) => /^\d\d:\d\d$/.test(time))) return null;
  const [begins, ends] = [from, until].map((time) => Date.parse(`${day}T${time}:00Z`));
  if (begins === undefined || ends === undefined || Number.isNaN(begins) || Number.isNaN(ends)) return null;
  return windowReached(zone, begins, ends > begins ? ends : ends + DAY_MS);
}
