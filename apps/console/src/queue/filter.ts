import type { UserId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";

/** Which part of the queue is shown. */
export type QueueFilter = "all" | "mine" | "waiting";

/** Whether a row belongs to this part. What was offered to somebody is theirs to decide, so it shows among theirs. */
export function passes(filter: QueueFilter, row: QueueRow, me: UserId): boolean {
  switch (filter) {
    case "all":
      return true;
    case "mine":
      return row.holder?.id === me || row.offeredTo?.id === me;
    case "waiting":
      return row.holder === null;
  }
}
