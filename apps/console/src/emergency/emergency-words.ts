import { plural, t } from "@lingui/core/macro";
import type { Waiting } from "./review-documents.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Who opened which case in an emergency, how long ago, and that nobody has looked at it in time. */
export function emergencyWords({ by, caseNumber, at, overdueAt }: Waiting, now: number): string {
  const [name, number] = [by.name, String(caseNumber)];
  const ago = Math.max(0, now - at);
  const hours = Math.floor(ago / HOUR_MS);
  if (overdueAt !== null)
    return t`${plural(hours, { one: `${name} opened case ${number} in an emergency # hour ago, and nobody has looked at it in time.`, other: `${name} opened case ${number} in an emergency # hours ago, and nobody has looked at it in time.` })}`;
  if (hours > 0)
    return t`${plural(hours, { one: `${name} opened case ${number} in an emergency # hour ago.`, other: `${name} opened case ${number} in an emergency # hours ago.` })}`;
  const minutes = Math.floor(ago / MINUTE_MS);
  return t`${plural(minutes, { one: `${name} opened case ${number} in an emergency # minute ago.`, other: `${name} opened case ${number} in an emergency # minutes ago.` })}`;
}
