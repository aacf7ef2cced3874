import { createStore } from "../store/store.ts";
import type { Sentence } from "./coalesce.ts";

/** A sentence that was spoken, and when, in milliseconds. Personal data where it repeats what somebody wrote. */
export interface Said extends Sentence {
  readonly id: number;
  readonly at: number;
}

/** How many are kept. */
export const SAID_MAX = 50;

/** The list with one more, newest first; the oldest goes when there is no room. */
export function withSaid(list: readonly Said[], sentence: Sentence, at: number): readonly Said[] {
  return [{ ...sentence, at, id: (list[0]?.id ?? 0) + 1 }, ...list].slice(0, SAID_MAX);
}

/** What was said in this sitting: in memory only, gone when the session is. */
export const said = createStore<readonly Said[]>([]);
