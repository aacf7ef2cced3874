import type { DisclosureTrigger } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";

export interface DemandRow {
  readonly open: readonly DisclosureTrigger[];
  readonly is_unknown: boolean;
  readonly is_ordered: boolean;
  readonly return_by: number | null;
}

/** Who has asked us for something that would go to this recipient, of this case (DB349). */
export const demandsOf = statement<DemandRow, [recipient: string, type: string, caseId: string]>(
  "demands_of",
  `select (select coalesce(json_agg(trigger), '[]') from open_demands($1, $3) trigger) as open,
     is_asked_by_unknown($2::recipient_type) as is_unknown, is_ordered($1, $3) as is_ordered,
     (select ms(min(return_at)) from legal_process
      where recipient_id = $1 and ended_at is null
        and (case_id is null or case_id = $3 or case_id in (select cases_one_with($3)))) as return_by`,
);
