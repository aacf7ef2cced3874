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
  { readonly opened: number; readonly first_at: number | null },
  [by: string, sinceMs: number]
>(
  "case_glass_since",
  `select count(*)::int as opened, ms(min(at)) as first_at from case_glass where by_id = $1 and at > instant($2)`,
);

export const foundWrongSince = statement<
  { readonly at: number | null },
  [by: string, caseId: string, sinceMs: number]
>(
  "case_glass_found_wrong",
  `select ms(max(reviewed_at)) as at from case_glass
   where by_id = $1 and case_id = $2 and was_right is false and reviewed_at > instant($3)`,
);

/** Whether everybody of a case, and all that is known of it, was forgotten. */
export const isCaseForgotten = statement<{ readonly is: boolean }, [caseId: string]>(
  "case_glass_case_forgotten",
  `select count(*) > 0 and bool_and(owner_key is null) as is from case_part where case_id = $1`,
);

/** What somebody opened and may still read. */
export const openEmergenciesOf = statement<
  { readonly id: string; readonly caseId: CaseId; readonly caseNumber: number; readonly at: number },
  [by: string, act: CaseAct, at: number, sinceMs: number]
>(
  "case_glass_open_of",
  `select distinct on (glass.case_id) glass.id, glass.case_id as "caseId", file.number as "caseNumber", ms(glass.at) as at
   from case_glass glass join case_file file on file.id = glass.case_id
   where glass.by_id = $1 and glass.at > instant($4) and glass.was_right is distinct from false
     and may_case($1, glass.case_id, $2, $3)
   order by glass.case_id, glass.at desc`,
);

export const emergencyById = statement<{ readonly case_id: CaseId; readonly by_id: string }, [id: string]>(
  "case_glass_by_id",
  "select case_id, by_id from case_glass where id = $1",
);

/** Until whoever looks at it commits, nobody else does, and its key does not go. */
export const lockUnreviewed = statement<{ readonly owner_key: Buffer | null }, [id: string]>(
  "lock_case_glass",
  "select owner_key from case_glass where id = $1 and reviewed_at is null for update",
);

export interface EmergencyRow {
  readonly id: string;
  readonly case_number: number;
  readonly at: number;
  readonly by: StaffName;
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
  readonly review_due_at: number;
  readonly overdue_at: number | null;
  readonly review: { readonly at: number; readonly by: StaffName; readonly wasRight: boolean } | null;
  readonly review_body: Buffer | null;
}

const EMERGENCY = `select glass.id, file.number as case_number, ms(glass.at) as at,
     json_build_object('id', opener.id, 'name', opener.name) as by, glass.owner_key, glass.body,
     ms(glass.review_due_at) as review_due_at, ms(glass.overdue_at) as overdue_at, glass.review_body,
     case when looker.id is not null then json_build_object('at', ms(glass.reviewed_at),
       'by', json_build_object('id', looker.id, 'name', looker.name), 'wasRight', glass.was_right) end as review
   from case_glass glass
   join case_file file on file.id = glass.case_id
   join staff opener on opener.id = glass.by_id
   left join staff looker on looker.id = glass.reviewed_by_id`;

export const waitingEmergencies = statement<
  EmergencyRow,
  [userId: string, act: CaseAct, at: number, most: number]
>(
  "case_glass_waiting",
  `${EMERGENCY}
   where glass.reviewed_at is null and glass.by_id <> $1 and may_case($1, glass.case_id, $2, $3)
   order by glass.review_due_at, glass.id limit $4`,
);

export const reviewedEmergencies = statement<
  EmergencyRow,
  [userId: string, act: CaseAct, at: number, sinceMs: number, most: number]
>(
  "case_glass_reviewed",
  `${EMERGENCY}
   where glass.reviewed_at > instant($4) and glass.by_id <> $1 and may_case($1, glass.case_id, $2, $3)
   order by glass.reviewed_at desc, glass.id limit $5`,
);

export const reviewEmergency = statement<
  { readonly id: string },
  [id: string, by: string, wasRight: boolean, nowMs: number, body: Buffer | null]
>(
  "review_case_glass",
  `update case_glass set reviewed_at = instant($4), reviewed_by_id = $2, was_right = $3, review_body = $5
   where id = $1 and reviewed_at is null returning id`,
);

/** Each once, whichever gateway comes first: what is locked is somebody else's to mark, or to look at. */
export const overdueEmergencies = statement<{ readonly id: string }, [nowMs: number, most: number]>(
  "case_glass_overdue",
  `update case_glass set overdue_at = instant($1) where id in (
     select id from case_glass
     where reviewed_at is null and overdue_at is null and review_due_at <= instant($1)
     order by review_due_at limit $2 for update skip locked)
   returning id`,
);
