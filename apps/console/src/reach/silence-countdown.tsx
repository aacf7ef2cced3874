import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { minutesAndSeconds } from "../text/minutes-and-seconds.ts";
import { clockWords } from "../text/time-words.ts";

/** How long until texts are locked: to the second for the eye, and by the clock for whoever listens. */
export function SilenceCountdown({ locksAt }: { readonly locksAt: number }): ReactNode {
  const now = useNow(1_000);
  const clock = clockWords(locksAt, now);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 font-medium" data-countdown="">
      <span>{t`They have not answered. Sending locks at ${clock}.`}</span>
      <span aria-hidden="true" className="tabular-nums">
        {minutesAndSeconds(locksAt - now)}
      </span>
    </p>
  );
}
