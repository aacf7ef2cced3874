import { statement } from "../sql/statement.ts";
import { counted } from "./retention-statements.ts";
import type { PaperKind, RetentionHeld } from "./retention-store.ts";

/** Those that ended before the time of their kind, each kind in one place of both lists. */
type Ended = [kinds: readonly PaperKind[], beforeMs: readonly number[]];
const DUE = `paper join unnest($1::text[], $2::bigint[]) given (kind, before_ms) using (kind)
  where paper.ended_at <= instant(given.before_ms) and not is_younger(paper.kind, paper.id, instant(given.before_ms))`;

export const duePapers = statement<{ id: string; kind: PaperKind; before: number }, [...Ended, most: number]>(
  "due_papers",
  `select paper.id, paper.kind, given.before_ms as before from ${DUE} and cardinality(paper_waits_for(paper.kind, paper.id)) = 0
   order by paper.ended_at, paper.id limit $3`,
);

export const forgetPaper = statement<
  { outcome: string | null },
  [kind: PaperKind, id: string, endedBeforeMs: number, run: string | null]
>("forget_paper", counted("forget_paper($1, $2, instant($3))", "$1::text", "$4"));

export const countDuePapers = statement<{ kind: PaperKind; count: number }, Ended>(
  "count_due_papers",
  `select paper.kind, count(*) as count from ${DUE} group by paper.kind`,
);

export const countHeldPapers = statement<RetentionHeld, Ended>(
  "count_held_papers",
  `select due.kind, because, count(*) as count
   from (select paper.kind, paper.id from ${DUE} order by paper.ended_at limit 10000) due
     cross join unnest(paper_waits_for(due.kind, due.id)) because
   group by due.kind, because order by due.kind, because`,
);
