import { useEffect, useRef } from "react";
import { serverNow } from "./server-clock.ts";
import { whenDue } from "./when-due.ts";

/** The clocks were compared once: a question that comes a moment early would hear what is on screen already. */
const AFTER_MS = 300;
/** Shortest time between two questions, where the gateway's clock is behind. */
const GAP_MS = 5_000;

/**
 * Asks anew when time alone may have changed what an answer said. Each answer is an object of its own, so that one which says the same
 * is followed by the next question. `ask` is the same as long as what it asks is.
 */
export function useChangedByTime(changesAt: number | null, answer: object | null, ask: () => void): void {
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (changesAt === null || answer === null) return undefined;
    // A clock that was put back since would make the gap as long as that.
    const mayAskAt = Math.min(askedAt.current, serverNow()) + GAP_MS;
    return whenDue(Math.max(changesAt + AFTER_MS, mayAskAt), () => {
      askedAt.current = serverNow();
      ask();
    });
  }, [changesAt, answer, ask]);
}
