import type { Redrawn } from "./answer.ts";
import { LIMITS } from "./limits.ts";
import { redrawApart } from "./start-redraw.ts";

/** Draws a picture anew. */
export type Redraw = (bytes: Uint8Array) => Promise<Redrawn>;

/** How many decode at once, whoever asks: each may take hundreds of megabytes. */
const AT_ONCE = 2;

/** Lets few decode at once; the others wait their turn, in the order in which they came. */
export function queuedRedraw(draw: Redraw = (bytes) => redrawApart(bytes, LIMITS)): Redraw {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (bytes) => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      return await draw(bytes);
    } finally {
      // The place goes to whoever waits longest, or is free again.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
