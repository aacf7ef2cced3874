import { arrangeQueue } from "@holdfast/queue-policy";
import type { Board, QueueRow } from "@holdfast/wire";

/** As many are read at once: what somebody can judge before the next look. */
const READ_MAX = 20;

/** What nobody has claimed and no person has judged, in the order of the queue; a list's word is no person's. */
export function toJudge(board: Board): readonly QueueRow[] {
  const rows = [...board.rows.values()].filter(
    ({ holder, laneReason, setAsideUntil }) =>
      holder === null && laneReason !== "staff" && setAsideUntil === null,
  );
  return arrangeQueue(rows)
    .slice(0, READ_MAX)
    .map(({ row }) => row);
}
