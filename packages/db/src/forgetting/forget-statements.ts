import type { CaseId, ForgetReason, PersonId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { CaseAct } from "../cases/case-store.ts";
import { statement } from "../sql/statement.ts";
import type { ForgetStopped } from "./forget-store.ts";

const NAME = (alias: string): string => `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** As whom somebody of a case is verified, while it counts. */
export const verifiedAs = statement<
  { id: string; owner_key: Buffer },
  [caseId: string, person: string, nowMs: number]
>(
  "forget_verified_as",
  `select recipient.id, part.owner_key from recipient
   join case_part part on (part.case_id, part.id) = (recipient.case_id, recipient.person_id)
   where recipient.case_id = $1 and recipient.person_id = $2 and recipient.ended_at is null and part.owner_key is not null
     and recipient.vetted_at > instant($3) - verification_holds()`,
);

/** Why nothing is forgotten on anybody's word for them: who speaks for them may be somebody else, or is made to. */
export const forgetStopped = statement<{ stopped: ForgetStopped | null }, [caseId: string, person: string]>(
  "forget_stopped",
  "select forget_stopped($1, $2) as stopped",
);

export const addForgetRequest = statement<
  { id: string },
  [
    id: string,
    caseId: string,
    person: string,
    field: string | null,
    recipient: string,
    body: Buffer,
    by: string,
    nowMs: number,
  ]
>(
  "add_forget_request",
  `insert into forget_request (id, case_id, person_id, field, recipient_id, body, asked_by_id, asked_at)
   values ($1, $2, $3, $4, $5, $6, $7, instant($8)) on conflict do nothing returning id`,
);

export interface ForgetRow {
  readonly id: string;
  readonly person: PersonId;
  readonly field: string | null;
  readonly asked_at: number;
  readonly asked_by: StaffName;
  readonly verified_at: number;
  readonly verified_by: StaffName;
  readonly owner_key: Buffer | null;
  /** `null`: gone with the one thing that they asked to have forgotten. */
  readonly body: Buffer | null;
  readonly waits_for: readonly ForgetReason[];
  readonly decided: {
    readonly at: number;
    readonly by: StaffName;
    readonly because: ForgetReason | null;
  } | null;
}

export const forgetRequestsOf = statement<ForgetRow, [caseId: string]>(
  "forget_requests_of_case",
  `select request.id, request.person_id as person, request.field, ms(request.asked_at) as asked_at, ${NAME("asker")} as asked_by,
     ms(recipient.vetted_at) as verified_at, ${NAME("vetter")} as verified_by, part.owner_key, request.body,
     case when request.decided_at is null then forget_waits_for(request.case_id, request.person_id) else '{}' end as waits_for,
     case when request.decided_at is not null then json_build_object(
       'at', ms(request.decided_at), 'by', ${NAME("decider")}, 'because', request.because) end as decided
   from forget_request request
   join case_part part on part.id = request.person_id
   join recipient on recipient.id = request.recipient_id
   join staff asker on asker.id = request.asked_by_id
   join staff vetter on vetter.id = recipient.vetted_by_id
   left join staff decider on decider.id = request.decided_by_id
   where request.case_id = $1 order by request.asked_at desc, request.id`,
);

export const forgetRequest = statement<
  {
    id: string;
    case_id: CaseId;
    person: PersonId;
    field: string | null;
    asked_by: string;
    is_decided: boolean;
    owner_key: Buffer | null;
    body: Buffer | null;
  },
  [id: string]
>(
  "forget_request",
  `select request.id, request.case_id, request.person_id as person, request.field, request.asked_by_id as asked_by,
     request.decided_at is not null as is_decided, part.owner_key, request.body
   from forget_request request
   join case_part part on part.id = request.person_id
   where request.id = $1`,
);

/** Of cases that are theirs who ask. */
export const forgetWaiting = statement<
  {
    readonly id: string;
    readonly case_id: CaseId;
    readonly case_number: number;
    readonly asked_at: number;
    readonly asked_by: StaffName;
  },
  [userId: string, act: CaseAct, at: number, most: number]
>(
  "forget_waiting",
  `select request.id, request.case_id, file.number as case_number, ms(request.asked_at) as asked_at, ${NAME("asker")} as asked_by
   from forget_request request
   join case_file file on file.id = request.case_id
   join staff asker on asker.id = request.asked_by_id
   where request.decided_at is null and request.asked_by_id <> $1 and may_case($1, request.case_id, $2, $3)
   order by request.asked_at, request.id limit $4`,
);

export const forgetWaitsFor = statement<
  { waits_for: readonly ForgetReason[] },
  [caseId: string, person: string]
>("forget_waits_for", "select forget_waits_for($1, $2) as waits_for");

/** Nobody places a hold until whoever asks commits, and what was placed before is known. */
export const shareHolds = statement<{ done: string }>(
  "forget_share_holds",
  "select pg_advisory_xact_lock_shared(hold_lock()) as done",
);

export const forgetPerson = statement<{ was_there: boolean }, [caseId: string, person: string]>(
  "forget_person",
  "select forget_person($1, $2) as was_there",
);

export const decideForget = statement<
  { id: string },
  [id: string, by: string, because: string | null, nowMs: number]
>(
  "decide_forget",
  `update forget_request set decided_at = instant($4), decided_by_id = $2, is_done = $3::text is null, because = $3,
     body = case when $3::text is null and field is not null then null else body end
   where id = $1 and decided_at is null returning id`,
);
