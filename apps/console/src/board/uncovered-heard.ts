import type { WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How often it was told that what nobody on shift may have is otherwise: never which, so what there is, is asked anew. */
export const uncoveredHeard = createStore(0);

/** Takes in what the queue's stream says of it (W33). */
export function hearOfUncovered(events: readonly WireEvent[]): void {
  if (events.some(({ kind }) => kind === "uncovered")) uncoveredHeard.update((times) => times + 1);
}
