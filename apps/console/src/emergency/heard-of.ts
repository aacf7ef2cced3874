import type { WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How often something was told of a case that was opened in an emergency: never of which, so what there is, is asked anew. */
export const heardOf = createStore(0);

/** Takes in what the queue's stream says of it (W32). */
export function hearOfEmergencies(events: readonly WireEvent[]): void {
  if (events.some(({ kind }) => kind === "emergency")) heardOf.update((times) => times + 1);
}
