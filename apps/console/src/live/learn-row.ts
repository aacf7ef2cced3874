import { applyEvents, QueueRow } from "@holdfast/wire";
import { queue } from "../queue/queue-store.ts";

/**
 * Takes in a row that came as the answer to a question, without waiting for its event. A version that is already known
 * changes nothing, so answer and event may come in either order.
 */
export function learnRow(raw: unknown): void {
  const row = QueueRow.parse(raw);
  const { id, version } = row;
  queue.update((state) => {
    const board = applyEvents(state.board, [
      { kind: "contact", id, version, row: row.status === "closed" ? null : row },
    ]);
    return board === state.board ? state : { ...state, board };
  });
}
