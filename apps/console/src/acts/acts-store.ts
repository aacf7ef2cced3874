import { createStore } from "../store/store.ts";
import type { Act } from "./act.ts";

/** As many are remembered as anybody goes back to. */
const ACTS_MAX = 100;

/** What whoever sits here did in this sitting, newest first: in memory only, gone when they leave. */
export const acts = createStore<readonly Act[]>([]);

let lastId = 0;

/** Writes down something that was done. */
export function noteAct(done: Omit<Act, "id" | "state">): void {
  lastId += 1;
  const act: Act = { ...done, id: lastId, state: { kind: "done" } };
  acts.update((before) => [act, ...before].slice(0, ACTS_MAX));
}

/** Notes what became of undoing an act. */
export function noteState(id: number, state: Act["state"]): void {
  acts.update((before) => before.map((act) => (act.id === id ? { ...act, state } : act)));
}

/** Drops them, as when somebody leaves. */
export function forgetActs(): void {
  acts.set([]);
}
