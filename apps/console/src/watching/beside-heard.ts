import type { BesideEvent, WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";
import type { Reason } from "../live/when-back.ts";

/** What was told last to be otherwise beside contacts, or to be said to the shift: never by whom or what, so it is asked anew. */
const besideHeard = createStore<readonly BesideEvent[]>([]);

/** Takes in what the queue's stream says of it (W46). */
export function hearOfBeside(events: readonly WireEvent[]): void {
  const told = events.filter((event) => event.kind === "beside");
  if (told.length > 0) besideHeard.set(told);
}

/** A reason to ask anew: something was told that concerns whoever asks. */
export function whenBeside(concerns: (event: BesideEvent) => boolean): Reason {
  return (hear) =>
    besideHeard.subscribe(() => {
      if (besideHeard.get().some(concerns)) hear();
    });
}
