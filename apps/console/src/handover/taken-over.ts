import { createStore } from "../store/store.ts";
import type { PersonTold } from "./accept-handover.ts";
import type { HandoverData } from "./handover-documents.ts";

/** What I accepted: it is in no list any more, and what is to be done first stands until I put it away. */
export interface TakenOver extends Pick<HandoverData, "id" | "medium" | "contact"> {
  readonly told: PersonTold;
}

export const takenOver = createStore<readonly TakenOver[]>([]);

/** Keeps what came of accepting something; of the same again the newest. */
export function keepTakenOver(taken: TakenOver): void {
  takenOver.update((before) => [...before.filter(({ id }) => id !== taken.id), taken]);
}

export function putAway(id: string): void {
  takenOver.update((before) => before.filter((each) => each.id !== id));
}
