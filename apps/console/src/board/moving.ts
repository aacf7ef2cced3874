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

/** Opens the form: of all that are chosen where this is one of them, else of this alone. */
export function askToMove(id: ContactId, to: MoveTarget | null = null): void {
  const all = chosen.get();
  moving.set({ contacts: all.includes(id) ? all : [id], to });
}

/** Nothing is chosen, dragged or asked any more. */
export function forgetMoving(): void {
  moving.set(null);
  chosen.set([]);
  dragged.set(null);
}
