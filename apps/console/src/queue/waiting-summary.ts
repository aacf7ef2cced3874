import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { isAlarming } from "./is-alarming.ts";
import { durationWords } from "../text/time-words.ts";

const isWaiting = (row: QueueRow): boolean => row.holder === null && row.setAsideUntil === null;

/** How many wait for somebody. */
export const countWaiting = (rows: readonly QueueRow[]): number => rows.filter(isWaiting).length;

/**
 * How many wait, how many of those in danger, and how long the longest of them: "3 waiting, 1 in danger, longest 6 min". `elsewhere`:
 * how many wait in queues that are not looked at, so that nobody is told that no one waits.
 */
export function waitingSummary(rows: readonly QueueRow[], now: number, elsewhere = 0): string {
  const waiting = rows.filter(isWaiting);
  if (waiting.length === 0) return elsewhere === 0 ? t`No one is waiting.` : elsewhereWords(elsewhere);
  const longest = durationWords(now - Math.min(...waiting.map((row) => row.waitingSince)));
  const count = t`${plural(waiting.length, { one: "# waiting", other: "# waiting" })}`;
  const endangered = String(waiting.filter(isAlarming).length);
  return endangered === "0"
    ? t`${count}, longest ${longest}`
    : t`${count}, ${endangered} in danger, longest ${longest}`;
}

/** That no one waits in what is looked at, and how many do in other queues. */
export function elsewhereWords(count: number): string {
  return t`${plural(count, { one: "No one is waiting here, # in another queue.", other: "No one is waiting here, # in other queues." })}`;
}
