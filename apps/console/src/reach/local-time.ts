import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";

/** The time of day where they are, with the weekday when it is another one than here. */
export function timeThere(instant: number, zone: string): string {
  const time = i18n.date(new Date(instant), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  const day = (timeZone?: string): string =>
    i18n.date(new Date(instant), { weekday: "short", ...(timeZone === undefined ? {} : { timeZone }) });
  return day(zone) === day() ? time : `${day(zone)} ${time}`;
}

/** A time as the clock here shows it, and as theirs does where that is another: "23:30 (21:30 there)". */
export function bothClocks(instant: number, now: number, zone: string | null): string {
  const here = clockWords(instant, now);
  if (zone === null || !isElsewhere(instant, zone)) return here;
  const there = timeThere(instant, zone);
  return t`${here} (${there} there)`;
}

/** Whether their clock shows another time than the one here. */
export function isElsewhere(instant: number, zone: string): boolean {
  const shown = (timeZone?: string): string =>
    new Intl.DateTimeFormat("en", {
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
      ...(timeZone === undefined ? {} : { timeZone }),
    }).format(new Date(instant));
  return shown(zone) !== shown();
}

/** A place's name in its zone, as an eye reads it: "Los Angeles". */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
