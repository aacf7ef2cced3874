import type { Redrawn } from "./answer.ts";
import { LIMITS } from "./limits.ts";
import { queued } from "./queued.ts";
import { redrawApart } from "./start-redraw.ts";

/** Draws a picture anew. */
export type Redraw = (bytes: Uint8Array) => Promise<Redrawn>;

/** How many decode at once, whoever asks: each may take hundreds of megabytes. */
const AT_ONCE = 2;

/** Lets few pictures decode at once. */
export function queuedRedraw(draw: Redraw = (bytes) => redrawApart(bytes, LIMITS)): Redraw {
  return queued(draw, AT_ONCE);
}
