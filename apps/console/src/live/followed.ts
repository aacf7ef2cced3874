import type { StreamName, WireEvent } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** How a part of the console that came later follows a stream of its own. */
export interface Followed {
  /** Gives from where it is followed; `null` while that cannot be told. */
  readonly load: () => Promise<string | null>;
  readonly hear: (events: readonly WireEvent[]) => void;
  readonly refused: (reason: string) => void;
}

/** What is followed beside the queue, the board and the open contact. */
export const followed = createStore<ReadonlyMap<StreamName, Followed>>(new Map());
