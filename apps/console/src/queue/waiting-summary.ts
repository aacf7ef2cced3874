import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { isAlarming } from "./is-alarming.ts";
import { durationWords } from "../text/time-words.ts";

/** How many wait, how many of those in danger, and how long the longest of them: "3 waiting, 1 in danger, longest 6 min". */
export function waitingSummary(rows: readonly QueueRow[], now: number): string {
  const waiting = rows.filter((row) => row.holder === null && row.setAsideUntil === null);
  if (waiting.length === 0) return t`No one is waiting.`;
  const longest = durationWords(now - Math.min(...waiting.map((row) => row.waitingSince)));
  const count = t`${plural(waiting.length, { one: "# waiting", other: "# waiting" })}`;
  const endangered = String(waiting.filter(isAlarming).length);
  return endangered === "0"
    ? t`${count}, longest ${longest}`
    : t`${count}, ${endangered} in danger, longest ${longest}`;
}
