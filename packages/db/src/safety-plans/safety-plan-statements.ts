import type { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { PlanGiven } from "./safety-plan-store.ts";

const NAME = (alias: string): string => `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

export interface PlanRow {
  readonly id: string;
  readonly case_id: CaseId;
  readonly person: PersonId;
  readonly for_whom: string;
  readonly contact_id: ContactId;
  readonly revision: number;
  readonly begun_at: number;
  readonly begun_by: StaffName;
  /** Of whoever speaks; `null`: they were forgotten. */
  readonly owner_key: Buffer | null;
}

const PLAN = `select plan.id, plan.case_id, plan.person_id as person, plan.for_whom::text as for_whom, plan.contact_id, plan.revision,
     ms(plan.begun_at) as begun_at, ${NAME("beginner")} as begun_by, part.owner_key
   from safety_plan plan
   join case_part part on part.id = plan.person_id
   join staff beginner on beginner.id = plan.begun_by_id`;

export const planOfId = statement<PlanRow, [id: string]>("safety_plan_of_id", `${PLAN} where plan.id = $1`);

/** Whoever writes in it does it in turn. */
export const lockPlan = statement<PlanRow, [id: string]>(
  "lock_safety_plan",
  `${PLAN} where plan.id = $1 for no key update of plan`,
);

export const plansOfCase = statement<PlanRow, [caseId: string]>(
  "safety_plans_of_case",
  `${PLAN} where plan.case_id = $1 order by plan.begun_at desc, plan.id`,
);

export const beginPlan = statement<
  { id: string },
  [id: string, caseId: string, person: string, forWhom: string, contactId: string, by: string, nowMs: number]
>(
  "begin_safety_plan",
  `insert into safety_plan (id, case_id, person_id, for_whom, contact_id, begun_by_id, begun_at)
   values ($1, $2, $3, $4::safety_plan_for, $5, $6, instant($7)) on conflict do nothing returning id`,
);

export const planOfPerson = statement<{ id: string }, [caseId: string, person: string, forWhom: string]>(
  "safety_plan_of_person",
  `select id from safety_plan where case_id = $1 and person_id = $2 and for_whom = $3::safety_plan_for`,
);

/** Whether somebody of that case is there to plan with, and whether it began in a contact of the case. */
export const planMayBegin = statement<
  { is_there: boolean; is_kept: boolean; is_filed: boolean },
  [caseId: string, person: string, contactId: string]
>(
  "safety_plan_may_begin",
  `select exists (select from case_part where (case_id, id, kind) = ($1::uuid, $2::uuid, 'person')) as is_there,
     is_person_kept($2) as is_kept,
     exists (select from case_filed where case_id = $1 and contact_id = $3) as is_filed`,
);

export interface ValueRow {
  readonly field: string;
  readonly version: number;
  readonly said_at: number;
  readonly at: number;
  readonly by: StaffName & { readonly id: UserId };
  readonly body: Buffer | null;
}

const VALUE = `kept.field, kept.version, ms(kept.said_at) as said_at, ms(kept.at) as at, ${NAME("writer")} as by, kept.body`;

/** The last version of each field. */
export const valuesOfPlan = statement<ValueRow, [planId: string]>(
  "values_of_safety_plan",
  `select ${VALUE} from (
     select distinct on (field) * from safety_plan_value where plan_id = $1 order by field, version desc) kept
   join staff writer on writer.id = kept.by_id order by kept.field`,
);

export const versionsOfField = statement<ValueRow, [planId: string, field: string]>(
  "versions_of_safety_plan_field",
  `select ${VALUE} from safety_plan_value kept join staff writer on writer.id = kept.by_id
   where kept.plan_id = $1 and kept.field = $2 order by kept.version desc`,
);

export const writeValue = statement<
  { version: number },
  [planId: string, field: string, version: number, saidMs: number, nowMs: number, by: string, body: Buffer]
>(
  "write_safety_plan_value",
  `insert into safety_plan_value (plan_id, field, version, said_at, at, by_id, body)
   values ($1, $2, $3, instant($4), instant($5), $6, $7) returning version`,
);

export const planChanged = statement<{ revision: number }, [planId: string]>(
  "safety_plan_changed",
  "update safety_plan set revision = revision + 1 where id = $1 returning revision",
);

export const recordPlanRead = statement<
  { done: boolean },
  [planId: string, by: string, revision: number, nowMs: number]
>(
  "record_safety_plan_read",
  `insert into safety_plan_read (plan_id, by_id, revision, at) values ($1, $2, $3, instant($4)) on conflict do nothing
   returning true as done`,
);

/** Since when somebody is spoken with in a contact of that case: since it was closed last, or was opened. */
export const sinceOfContact = statement<{ since: number }, [contactId: string, caseId: string]>(
  "safety_plan_since",
  `select ms(greatest(contact.opened_at, (select max(at) from closing where closing.contact_id = contact.id))) as since
   from contact join case_filed filed on filed.contact_id = contact.id and filed.case_id = $2
   where contact.id = $1`,
);

export const givenOfPlan = statement<
  Omit<PlanGiven, "contactId"> & { contact_id: ContactId },
  [planId: string]
>(
  "given_of_safety_plan",
  `select given.id, given.field, given.version, given.way::text as way, given.contact_id, ms(given.at) as at, ${NAME("giver")} as by,
     case when given.way = 'message' then case
       when message.id is null or message.send_state = 'failed' then 'did_not_leave'
       when message.send_state = 'queued' then 'waits'
       when message.send_state = 'unknown' then 'unknown' else 'left' end end as came
   from safety_plan_given given
   join staff giver on giver.id = given.by_id
   left join message on given.way = 'message' and message.id = given.id
   where given.plan_id = $1 order by given.at desc, given.id`,
);

/** Whether they have that contact of the case in hand, and whoever the plan is of speaks there. */
export const speaksInHand = statement<
  { speaks: boolean },
  [contactId: string, caseId: string, person: string, by: string]
>(
  "safety_plan_speaks_in_hand",
  `select exists (
     select from contact
     join case_filed filed on filed.contact_id = contact.id and filed.case_id = $2
     join case_filing_person spoke on (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version)
       and spoke.spoke and spoke.person_id = $3
     where contact.id = $1 and contact.status = 'claimed' and contact.holder_id = $4) as speaks`,
);

export const givePiece = statement<
  { id: string },
  [
    id: string,
    planId: string,
    field: string,
    version: number,
    way: string,
    contactId: string,
    by: string,
    nowMs: number,
  ]
>(
  "give_safety_plan_piece",
  `insert into safety_plan_given (id, plan_id, field, version, way, contact_id, by_id, at)
   values ($1, $2, $3, $4, $5::safety_plan_way, $6, $7, instant($8)) on conflict do nothing returning id`,
);

/** With whether nothing is left to do of it: it was read out, or its message is there. */
export const givenBefore = statement<{ given: unknown; is_done: boolean }, [id: string]>(
  "safety_plan_given_before",
  `select json_build_array(plan_id, field, version, way, contact_id, by_id) as given,
     way = 'spoken' or exists (select from message where message.id = safety_plan_given.id) as is_done
   from safety_plan_given where id = $1`,
);

/** What a message was of a plan, with the plan. */
export const pieceOfMessage = statement<
  PlanRow & { field: string; in_contact: ContactId },
  [messageId: string]
>(
  "safety_plan_piece_of_message",
  `select plan.*, given.field, given.contact_id as in_contact
   from safety_plan_given given cross join lateral (${PLAN} where plan.id = given.plan_id) plan
   where given.id = $1 and given.way = 'message'`,
);
