import type { CaseId } from "@holdfast/case-schema";
import type { CaseAct } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export const addEmergency = statement<
  { readonly id: string },
  [id: string, caseId: string, by: string, nowMs: number, ownerKey: Buffer, body: Buffer, reviewDueMs: number]
>(
  "add_case_glass",
  `insert into case_glass (id, case_id, by_id, at, owner_key, body, review_due_at)
   values ($1, $2, $3, instant($4), $5, $6, instant($7)) on conflict do nothing returning id`,
);

/** One after the other, so that nobody opens more at once than in turn. */
export const lockOpener = statement<{ readonly id: string }, [by: string]>(
  "lock_case_glass_opener",
  "select id from staff where id = $1 for no key update",
);

export const openedSince = statement<
  { readonly opened: number; readonly is_found_wrong: boolean },
  [by: string, caseId: string, sinceMs: number]
>(
  "case_glass_since",
  `select
     (select count(*)::int from case_glass where by_id = $1 and at > instant($3)) as opened,
     exists (select from case_glass
       where by_id = $1 and case_id = $2 and was_right is false and reviewed_at > instant($3)) as is_found_wrong`,
);

export const emergencyById = statement<
  { readonly case_id: CaseId; readonly by_id: string; readonly is_reviewed: boolean },
  [id: string]
>(
  "case_glass_by_id",
  "select case_id, by_id, reviewed_at is not null as is_reviewed from case_glass where id = $1",
);

export interface EmergencyRow {
  readonly id: string;
  readonly case_number: number;
  readonly at: number;
  readonly by: StaffName;
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
  readonly review_due_at: number;
}

export const waitingEmergencies = statement<
  EmergencyRow,
  [userId: string, act: CaseAct, at: number, most: number]
>(
  "case_glass_waiting",
  `select glass.id, file.number as case_number, ms(glass.at) as at,
     json_build_object('id', opener.id, 'name', opener.name) as by, glass.owner_key, glass.body,
     ms(glass.review_due_at) as review_due_at
   from case_glass glass
   join case_file file on file.id = glass.case_id
   join staff opener on opener.id = glass.by_id
   where glass.reviewed_at is null and glass.by_id <> $1 and may_case($1, glass.case_id, $2, $3)
   order by glass.review_due_at, glass.id limit $4`,
);

export const reviewEmergency = statement<
  { readonly id: string },
  [id: string, by: string, wasRight: boolean, nowMs: number]
>(
  "review_case_glass",
  `update case_glass set reviewed_at = instant($4), reviewed_by_id = $2, was_right = $3
   where id = $1 and reviewed_at is null returning id`,
);
