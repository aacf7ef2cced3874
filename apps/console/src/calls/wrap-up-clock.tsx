import { afterContactMs, weightOf, type Weighed } from "@holdfast/queue-policy";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { minutesAndSeconds } from "../text/minutes-and-seconds.ts";
import { useNow } from "../text/now.ts";
import { clockWords, durationWords } from "../text/time-words.ts";
import { useStore } from "../store/store.ts";
import { afterContactMinutes, learnAfterContactMinutes } from "./after-contact-minutes.ts";

/**
 * How much of the time after a call is left (Q41): to the second for the eye, and by the clock for whoever listens. It ends nothing:
 * who needs longer takes longer. Nothing while it is not known how long it is here.
 */
export function WrapUpClock({
  endedAt,
  weight,
}: {
  readonly endedAt: number;
  readonly weight: Pick<Weighed, "danger" | "lane">;
}): ReactNode {
  const now = useNow(1_000);
  const settled = useStore(afterContactMinutes);
  useEffect(() => {
    void learnAfterContactMinutes();
  }, []);
  if (settled === null) return null;
  const length = afterContactMs("voice", weightOf({ ...weight, disposition: null }), settled);
  const until = endedAt + length;
  const minutes = durationWords(length);
  const clock = clockWords(until, now);
  if (now >= until)
    return (
      <span className="block font-medium">
        {t`The ${minutes} of wrap-up were over at ${clock}. Take longer where you need it.`}
      </span>
    );
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 font-medium">
      <span>{t`Wrap-up: ${minutes}, until ${clock}.`}</span>
      <span aria-hidden="true" className="tabular-nums">
        {minutesAndSeconds(until - now)}
      </span>
    </span>
  );
}
