import type { WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How often something was told of an escalation: never of whom, so what concerns somebody, is asked anew. */
export const heardOfEscalations = createStore(0);

/** Takes in what the queue's stream says of escalations (W34). */
export function hearOfEscalations(events: readonly WireEvent[]): void {
  if (events.some(({ kind }) => kind === "escalation")) heardOfEscalations.update((times) => times + 1);
}
