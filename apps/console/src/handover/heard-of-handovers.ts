import type { WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How often something was told of handovers or of the end of my shift: never what, so it is asked for anew. */
export const heardOfHandovers = createStore(0);

/** How often somebody's shift was said to end at another time: whose, and when, is asked for anew. */
export const heardOfShiftEnds = createStore(0);

/** Takes in what the queue's stream says of them (W35). When somebody else's shift ends is for leads alone to ask. */
export function hearOfHandovers(events: readonly WireEvent[], me: string): void {
  if (events.some((each) => each.kind === "handover" || (each.kind === "shift_end" && each.id === me)))
    heardOfHandovers.update((times) => times + 1);
  if (events.some(({ kind }) => kind === "shift_end")) heardOfShiftEnds.update((times) => times + 1);
}
