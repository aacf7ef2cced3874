import { createStore, useStore } from "../store/store.ts";
import type { HandoverData } from "./handover-documents.ts";

/**
 * What I am accepting just now. That it is accepted is often heard before it is answered: until then it stays where it was, since what comes
 * of it, and the focus on its button, would be nowhere in between.
 */
const accepting = createStore<readonly HandoverData[]>([]);

/** Does something of which an offer goes, and keeps the offer among the others until it is done. */
export async function keptMeanwhile<Came>(offer: HandoverData, done: () => Promise<Came>): Promise<Came> {
  accepting.update((before) => [...before, offer]);
  try {
    return await done();
  } finally {
    accepting.update((before) => before.filter(({ id }) => id !== offer.id));
  }
}

/** A list of handovers with what I am accepting and it has no more. */
export function useStillThere(list: readonly HandoverData[]): readonly HandoverData[] {
  const under = useStore(accepting);
  return [...list, ...under.filter((each) => !list.some(({ id }) => id === each.id))];
}
