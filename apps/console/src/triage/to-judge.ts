import type { ContactId } from "@holdfast/case-schema";
import { arrangeQueue } from "@holdfast/queue-policy";
import type { Board, QueueRow } from "@holdfast/wire";

/** As many are read at once: what somebody can judge before the next look. */
const READ_MAX = 20;

/** What nobody has claimed and no person has judged; a list's word is no person's. */
export function unjudged(board: Board): readonly QueueRow[] {
  return [...board.rows.values()].filter(
    ({ holder, laneReason, setAsideUntil }) =>
      holder === null && laneReason !== "staff" && setAsideUntil === null,
  );
}

/** The first of them that are shown one by one, in the order of the queue: not who is shown in a group. */
export function toJudge(rows: readonly QueueRow[], grouped: ReadonlySet<ContactId>): readonly QueueRow[] {
  return arrangeQueue(rows.filter(({ id }) => !grouped.has(id)))
    .slice(0, READ_MAX)
    .map(({ row }) => row);
}
