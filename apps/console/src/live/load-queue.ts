import { loadBoard, QueueRow } from "@holdfast/wire";
import { z } from "zod";
import { ask } from "../api/ask.ts";
import { queue, type QueueState } from "../queue/queue-store.ts";
import { isOutdated } from "./connection.ts";
import { QueueDocument } from "./queue-document.ts";

const Rows = z.array(QueueRow);

/**
 * Fetches the whole queue and shows it, unless it is no longer wanted; gives the place in the log it holds for, or `null`
 * when it could not be had.
 */
export async function loadQueue(
  isWanted: (state: QueueState) => boolean = () => true,
): Promise<string | null> {
  const answer = await ask(QueueDocument, {});
  const rows = answer.kind === "data" ? Rows.safeParse(answer.data.queue.rows) : null;
  // A gateway that says what this page has no word for is newer than the page.
  if (rows?.success === false) isOutdated.set(true);
  if (answer.kind !== "data" || rows?.success !== true) {
    queue.update((state) => (state.kind === "ready" ? state : { ...state, kind: "failed" }));
    return null;
  }
  queue.update((state) =>
    isWanted(state) ? { kind: "ready", board: loadBoard(state.board, rows.data) } : state,
  );
  return answer.data.queue.asOf;
}
