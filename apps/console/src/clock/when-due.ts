import { serverNow } from "./server-clock.ts";

/** How often it is looked at the clock. */
const LOOK_MS = 1_000;
/** Longest wait that a browser counts right. */
const LONGEST_MS = 12 * 60 * 60_000;

/**
 * Acts once `clock` says that it is time. Gives what ends that. The timer is as punctual as a browser is in a tab that nobody looks at;
 * beside it the clock is looked at, because a machine that sleeps holds its timers, and its clock may be set meanwhile.
 */
export function whenDue(at: number, act: () => void, clock: () => number = serverNow): () => void {
  const look = (): void => {
    if (clock() < at) return;
    stop();
    act();
  };
  const timer = setTimeout(look, Math.min(Math.max(0, at - clock()), LONGEST_MS));
  const looking = setInterval(look, LOOK_MS);
  const stop = (): void => {
    clearTimeout(timer);
    clearInterval(looking);
  };
  return stop;
}
