import { i18n } from "@lingui/core";
import { plural, t } from "@lingui/core/macro";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A length of time in the largest unit that fits, rounded down: "40 s", "4 min", "2 h 10 min", "3 days". */
export function durationWords(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE_MS) return t`under 1 min`;
  if (length < HOUR_MS) {
    const minutes = Math.floor(length / MINUTE_MS);
    return t`${minutes} min`;
  }
  if (length < DAY_MS) {
    const hours = Math.floor(length / HOUR_MS);
    const minutes = Math.floor((length % HOUR_MS) / MINUTE_MS);
    return minutes === 0 ? t`${hours} h` : t`${hours} h ${minutes} min`;
  }
  const days = Math.floor(length / DAY_MS);
  return t`${plural(days, { one: "# day", other: "# days" })}`;
}

/** The time of day of an instant, with its day when that is not the day of `now`. */
export function clockWords(instant: number, now: number): string {
  const time = i18n.date(new Date(instant), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (sameDay(instant, now)) return time;
  const day = i18n.date(new Date(instant), { day: "numeric", month: "short" });
  return `${day} ${time}`;
}

/** The time of day to the second, for what must be told apart closely. */
export function secondWords(instant: number): string {
  return i18n.date(new Date(instant), {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
}

/** The heading over what was said on one day: "Today", "Yesterday", or the day itself. */
export function dayWords(instant: number, now: number): string {
  if (sameDay(instant, now)) return t`Today`;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (sameDay(instant, yesterday.getTime())) return t`Yesterday`;
  return i18n.date(new Date(instant), { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** How long somebody has waited, relative and absolute: "waiting 4 min, since 14:02". */
export function waitingWords(since: number, now: number): string {
  const length = durationWords(now - since);
  const clock = clockWords(since, now);
  return t`waiting ${length}, since ${clock}`;
}

/** When an answer is owed: "due in 3 min", or "due since 14:02" once that has passed. */
export function dueWords(dueAt: number, now: number): string {
  if (dueAt <= now) {
    const clock = clockWords(dueAt, now);
    return t`due since ${clock}`;
  }
  if (dueAt - now < MINUTE_MS) return t`due within 1 min`;
  const left = durationWords(dueAt - now);
  return t`due in ${left}`;
}

/** Whether two instants fall on one day of the calendar here. */
export function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
