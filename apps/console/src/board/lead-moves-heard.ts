import type { WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How often it was told that a lead moved something, or what came of it: never what, so it is asked for anew. */
export const leadMovesHeard = createStore(0);

/** Takes in what the queue's stream says of them (W35). */
export function hearOfLeadMoves(events: readonly WireEvent[]): void {
  if (events.some(({ kind }) => kind === "lead_move")) leadMovesHeard.update((times) => times + 1);
}
