import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** To whom: a colleague's id, or the queue. */
export type MoveTarget = string;
export const TO_QUEUE: MoveTarget = "queue";

/** What is asked of whoever moves, in the one form for it. */
export interface Moving {
  readonly contacts: readonly ContactId[];
  /** Where a card was dropped; `null`: nobody is chosen yet. */
  readonly to: MoveTarget | null;
}

/** The form that is open; `null`: none is. */
export const moving = createStore<Moving | null>(null);

/** The contacts that are chosen on the board, in the order in which they were. */
export const chosen = createStore<readonly ContactId[]>([]);

/** The card that is dragged now; the browser is told nothing of it. */
export const dragged = createStore<ContactId | null>(null);

/** The card that was chosen last, from which Shift chooses on. */
let last: ContactId | null = null;

/** Chooses a contact, or no longer; `range`: with all that lie between it and the one before, in this order. */
export function choose(id: ContactId, range: readonly ContactId[] | null): void {
  const from = range === null || last === null ? -1 : range.indexOf(last);
  const to = range?.indexOf(id) ?? -1;
  const between =
    range === null || from < 0 || to < 0 ? [id] : range.slice(Math.min(from, to), Math.max(from, to) + 1);
  last = id;
  chosen.update((before) => {
    const isOff = between.length === 1 && before.includes(id);
    return isOff
      ? before.filter((each) => each !== id)
      : [...before, ...between.filter((each) => !before.includes(each))];
  });
}

/** Opens the form: of all that are chosen where this is one of them, else of this alone. */
export function askToMove(id: ContactId, to: MoveTarget | null = null): void {
  const all = chosen.get();
  moving.set({ contacts: all.includes(id) ? all : [id], to });
}

/** Nothing is chosen, dragged or asked any more. */
export function forgetMoving(): void {
  last = null;
  moving.set(null);
  chosen.set([]);
  dragged.set(null);
}
