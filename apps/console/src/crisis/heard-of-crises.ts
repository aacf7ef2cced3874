import type { WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How often something was told of the clock of a crisis: never whose, so those that run are asked for anew. */
export const heardOfCrises = createStore(0);

/** Takes in what the queue's stream says of clocks (W32). */
export function hearOfCrises(events: readonly WireEvent[]): void {
  if (events.some(({ kind }) => kind === "crisis")) heardOfCrises.update((times) => times + 1);
}
