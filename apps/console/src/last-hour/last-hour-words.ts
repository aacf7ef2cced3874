import { plural, t } from "@lingui/core/macro";
import { clockWords, durationWords } from "../text/time-words.ts";
import type { LastHour } from "./last-hour-document.ts";

const FIVE_MINUTES_MS = 5 * 60_000;

/** When each five minutes began, and how many came in them; the oldest first. */
export function byFiveMinutes({ at, arrivals }: Pick<LastHour, "at" | "arrivals">): readonly {
  readonly since: number;
  readonly count: number;
}[] {
  return arrivals.map((count, nth) => ({ since: at - (arrivals.length - nth) * FIVE_MINUTES_MS, count }));
}

/** "32 came, most of them from 14:20 to 14:25: 7."; of nobody, that nobody came. */
export function cameWords(hour: Pick<LastHour, "at" | "arrivals">, now: number): string {
  const all = byFiveMinutes(hour);
  const count = all.reduce((sum, each) => sum + each.count, 0);
  const most = all.reduce<(typeof all)[number] | null>(
    (before, each) => (before === null || each.count > before.count ? each : before),
    null,
  );
  const came = t`${plural(count, { 0: "Nobody came.", one: "# contact came.", other: "# contacts came." })}`;
  if (most === null || most.count < 2) return came;
  const [from, to] = [clockWords(most.since, now), clockWords(most.since + FIVE_MINUTES_MS, now)];
  const peak = String(most.count);
  return t`${came} The most in five minutes: ${peak}, from ${from} to ${to}.`;
}

/** How long the one in the middle waited; of nobody, that nobody was taken. */
export function medianWords({ medianWaitMs }: Pick<LastHour, "medianWaitMs">): string {
  if (medianWaitMs === null) return t`nobody was taken`;
  const seconds = Math.round(medianWaitMs / 1_000);
  return seconds < 60
    ? t`${plural(seconds, { one: "# second", other: "# seconds" })}`
    : durationWords(medianWaitMs);
}
