import { t } from "@lingui/core/macro";
import { durationWords } from "../text/time-words.ts";

const MINUTE_MS = 60_000;

/** What to say of a clock that the gateway's is ahead of by `offset` milliseconds, or `null` while they agree. */
export function clockOffWords(offset: number): string | null {
  if (offset === 0) return null;
  const length = Math.abs(offset);
  const seconds = String(Math.round(length / 1_000));
  const amount =
    length < MINUTE_MS ? t`${seconds} s` : durationWords(Math.round(length / MINUTE_MS) * MINUTE_MS);
  return offset > 0
    ? t`The clock of this computer is ${amount} slow. Times shown here are right.`
    : t`The clock of this computer is ${amount} fast. Times shown here are right.`;
}
