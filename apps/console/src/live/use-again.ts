import { useEffect } from "react";
import { freshness } from "./connection.ts";
import { queueLoads } from "./queue-loads.ts";
import { untilKnown, type Came } from "./until-known.ts";
import { whenBack } from "./when-back.ts";

/**
 * Asks again for what could not be had, ever more rarely and one question at a time, until it is: the change after which it would be asked
 * anyway may be hours away, or none. While the line is away it waits for that; what was refused is asked for no more. `ask` is the same
 * as long as what it asks is, and asks by itself at first. What is there is asked for anew where the queue came as a whole before the line
 * was back, or without one, once somebody looks: that a contact was read is written down each time. `isWanted`: it is to be asked for at all.
 */
export function useAgain(isMissing: boolean, ask: () => Promise<Came>, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const asking = untilKnown(ask);
    let isOwed = false;
    const look = (): void => {
      if (!isOwed || document.hidden) return;
      isOwed = false;
      asking.ask();
    };
    document.addEventListener("visibilitychange", look);
    if (isMissing) asking.askSoon();
    const stops = [
      // Soon, as most of what is missing comes by itself when the line is back.
      isMissing ? whenBack(asking.askSoon) : null,
      queueLoads.subscribe(() => {
        isOwed ||= freshness.get().kind === "stale";
        look();
      }),
    ];
    return () => {
      for (const stop of stops) stop?.();
      document.removeEventListener("visibilitychange", look);
      asking.stop();
    };
  }, [isMissing, ask, isWanted]);
}
