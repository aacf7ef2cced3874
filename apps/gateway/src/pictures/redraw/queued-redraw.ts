import { inTurn } from "../../turns/in-turn.ts";
import type { Redrawn } from "./answer.ts";
import { LIMITS } from "./limits.ts";
import { redrawApart } from "./start-redraw.ts";

/** Draws a picture anew. */
export type Redraw = (bytes: Uint8Array) => Promise<Redrawn>;

/** How many decode at once, whoever asks: each may take hundreds of megabytes. */
const AT_ONCE = 2;

/** Lets few pictures decode at once. */
export function queuedRedraw(draw: Redraw = (bytes) => redrawApart(bytes, LIMITS)): Redraw {
  const turns = inTurn(AT_ONCE);
  return async (bytes) => turns(async () => draw(bytes));
}
