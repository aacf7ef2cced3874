import { loadBoard, QueueRow } from "@holdfast/wire";
import { z } from "zod";
import { ask } from "../api/ask.ts";
import { queue } from "../queue/queue-store.ts";
import { QueueDocument } from "./queue-document.ts";

const Rows = z.array(QueueRow);

/** Fetches the whole queue and shows it; gives the place in the log it holds for, or `null` when it could not be had. */
export async function loadQueue(): Promise<string | null> {
  const answer = await ask(QueueDocument, {});
  if (answer.kind !== "data") {
    queue.update((state) => (state.kind === "ready" ? state : { ...state, kind: "failed" }));
    return null;
  }
  const rows = Rows.parse(answer.data.queue.rows);
  queue.update((state) => ({ kind: "ready", board: loadBoard(state.board, rows) }));
  return answer.data.queue.asOf;
}
