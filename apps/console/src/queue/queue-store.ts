import type { ContactId } from "@holdfast/case-schema";
import { EMPTY_BOARD, type Board, type QueueRow } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** The queue as far as the console knows it: facts only, gone when the tab is. */
export interface QueueState {
  readonly kind: "loading" | "ready" | "failed";
  readonly board: Board;
}

export const EMPTY_QUEUE: QueueState = { kind: "loading", board: EMPTY_BOARD };

/** Everything open, whoever holds it. */
export const queue = createStore<QueueState>(EMPTY_QUEUE);

/** The row of a contact that is open, or `null` when it is closed or unknown. */
export function rowOf(state: QueueState, id: ContactId): QueueRow | null {
  return state.board.rows.get(id) ?? null;
}
