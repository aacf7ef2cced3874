import type {
  CaseId,
  DisclosureTrigger,
  PersonId,
  RecipientType,
  ReleasePurpose,
} from "@holdfast/case-schema";
import type { CasePartKind } from "@holdfast/case-schema/case";
import type { CaseAct } from "../cases/case-store.ts";
import { statement } from "../sql/statement.ts";
import type { ApprovalKept, DisclosureLogged, HeldItem, SentHow } from "./disclosure-store.ts";

export const addDisclosure = statement<
  { id: string },
  [row: string, fingerprint: Buffer, ownerKey: Buffer, request: Buffer | null]
>(
  "add_disclosure",
  `insert into disclosure (id, case_id, recipient_id, recipient_type, purpose, trigger, risk, minor_harm, vulnerable_adult, place,
     return_by, fingerprint, owner_key, request, rest_of_id, asked_at, asked_by_id)
   select given.id, given.case_id, recipient.id, recipient.type, given.purpose, given.trigger, given.risk, given.minor_harm,
     given.vulnerable_adult, given.place, instant(given.return_ms), $2, $3, $4, given.rest_of_id, instant(given.now_ms), given.by_id
   from json_to_record($1::json) given (
     id uuid, case_id uuid, recipient_id uuid, purpose release_purpose, trigger disclosure_trigger, risk text, minor_harm text,
     vulnerable_adult text, place text, return_ms bigint, rest_of_id uuid, now_ms bigint, by_id uuid)
   join recipient on recipient.id = given.recipient_id
   on conflict (id) do nothing returning id`,
);

export const addPeople = statement<{ done: boolean }, [disclosureId: string, caseId: string, rows: string]>(
  "add_disclosure_people",
  `insert into disclosure_person (disclosure_id, case_id, person_id, concerns, on_the_line)
   select $1, $2, person_id, concerns, on_the_line
   from json_to_recordset($3::json) given (person_id uuid, concerns boolean, on_the_line boolean) returning true as done`,
);

export const addChoices = statement<{ done: boolean }, [disclosureId: string, caseId: string, rows: string]>(
  "add_disclosure_choices",
  `insert into disclosure_choice (disclosure_id, case_id, part_id, part_kind, field, ord)
   select $1, $2, part_id, part_kind, field, ord
   from json_to_recordset($3::json) given (part_id uuid, part_kind case_part_kind, field text, ord smallint)
   on conflict do nothing returning true as done`,
);

export const addDecisions = statement<
  { done: boolean },
  [disclosureId: string, caseId: string, rows: string, nowMs: number]
>(
  "add_disclosure_decisions",
  `insert into disclosure_decision (id, disclosure_id, case_id, person_id, data_class, edition, rule_id, outcome, obligations, input,
     release_id, at)
   select id, $1, $2, person_id, data_class, edition, rule_id, outcome, obligations, input, release_id, instant($4)
   from json_to_recordset($3::json) given (
     id uuid, person_id uuid, data_class text, edition integer, rule_id text, outcome text, obligations text[], input jsonb,
     release_id uuid) returning true as done`,
);

export const markSent = statement<
  { id: string },
  [
    id: string,
    by: string,
    how: string,
    packetKey: Buffer,
    packet: Buffer,
    reviewMs: number | null,
    nowMs: number,
    waitsForNothing: boolean,
    sessionId: string,
    provedWithinMs: number,
    databaseMs: number,
  ]
>(
  "mark_disclosure_sent",
  `update disclosure set sent_at = instant($7), sent_by_id = $2, how = $3, packet_key = $4, packet = $5,
     review_due_at = instant($6)
   where id = $1 and sent_at is null and ($8 or session_proved_lately($9, $2, $10, $7, $11)) returning id`,
);

export const addSentParts = statement<{ done: boolean }, [disclosureId: string, rows: string]>(
  "add_disclosure_parts",
  `insert into disclosure_part (disclosure_id, part_id, field, ord, decision_id)
   select $1, part_id, field, ord, decision_id
   from json_to_recordset($2::json) given (part_id uuid, field text, ord smallint, decision_id uuid) returning true as done`,
);

export const addHeld = statement<{ done: boolean }, [disclosureId: string, caseId: string, rows: string]>(
  "add_disclosure_held",
  `insert into disclosure_held (id, disclosure_id, case_id, person_id, data_class, edition, rule_id, outcome, release_id, approver, due_at)
   select id, $1, $2, person_id, data_class, edition, rule_id, outcome, release_id, approver, instant(due_ms)
   from json_to_recordset($3::json) given (
     id uuid, person_id uuid, data_class text, edition integer, rule_id text, outcome text, release_id uuid,
     approver disclosure_approver, due_ms bigint) returning true as done`,
);

/** Once for all of what was asked at one time: what is left over has the clock of what it is left over from. */
export const addReport = statement<
  { done: boolean },
  [disclosureId: string, place: string | null, dueMs: number, nowMs: number]
>(
  "add_mandated_report",
  `with recursive whole as (
     select id, rest_of_id from disclosure where id = $1
     union all
     select earlier.id, earlier.rest_of_id from disclosure earlier join whole on whole.rest_of_id = earlier.id)
   insert into mandated_report (disclosure_id, place, started_at, due_at)
   select $1, $2, instant($4), instant($3)
   where not exists (select from mandated_report report join whole on whole.id = report.disclosure_id)
   returning true as done`,
);

export interface AskedRow {
  readonly id: string;
  readonly case_id: CaseId;
  readonly recipient_id: string;
  readonly purpose: ReleasePurpose;
  readonly trigger: DisclosureTrigger;
  readonly risk: string;
  readonly minor_harm: string;
  readonly vulnerable_adult: string;
  readonly place: string | null;
  readonly return_by: number | null;
  readonly fingerprint: Buffer;
  /** `null`: somebody of whom it is was forgotten. */
  readonly owner_key: Buffer | null;
  readonly asked_by: string;
  readonly is_sent: boolean;
  readonly concerns: readonly PersonId[];
  readonly on_the_line: readonly PersonId[];
  readonly chosen: readonly {
    readonly part: CasePartKind;
    readonly id: string;
    readonly field: string;
    readonly ord: number;
  }[];
  readonly approvals: readonly WordRow[];
  readonly refusals: readonly WordRow[];
}

/** Somebody's word about what waited for it. */
export interface WordRow extends ApprovalKept {
  readonly at: number;
}

const WORDS = (isApproved: boolean): string => `(select coalesce(json_agg(json_build_object(
         'subject', person_id, 'dataClass', data_class, 'ruleId', rule_id, 'releaseId', release_id, 'by', approver,
         'at', ms(decided_at))), '[]')
       from disclosure_held where disclosure_id = asked.id and is_approved = ${String(isApproved)})`;

/** A disclosure that was asked for, for whoever sends it: nobody else does until they have. */
export const askedDisclosure = statement<AskedRow, [id: string]>(
  "asked_disclosure",
  `select asked.id, asked.case_id, asked.recipient_id, asked.purpose::text as purpose, asked.trigger::text as trigger, asked.risk,
     asked.minor_harm, asked.vulnerable_adult, asked.place, ms(asked.return_by) as return_by, asked.fingerprint, asked.owner_key,
     asked.asked_by_id as asked_by, asked.sent_at is not null as is_sent,
     (select coalesce(json_agg(person_id) filter (where concerns), '[]') from disclosure_person where disclosure_id = asked.id)
       as concerns,
     (select coalesce(json_agg(person_id) filter (where on_the_line), '[]') from disclosure_person where disclosure_id = asked.id)
       as on_the_line,
     (select coalesce(json_agg(json_build_object('part', part_kind, 'id', part_id, 'field', field, 'ord', ord)), '[]')
       from disclosure_choice where disclosure_id = asked.id) as chosen,
     ${WORDS(true)} as approvals, ${WORDS(false)} as refusals
   from disclosure asked where asked.id = $1 for no key update of asked`,
);

export interface KeptRow {
  readonly case_id: CaseId;
  readonly asked_by: string;
  readonly request: Buffer | null;
  /** `null`: its words are gone with whom they were of. */
  readonly owner_key: Buffer | null;
  readonly how: SentHow | null;
  readonly packet_key: Buffer | null;
  readonly packet: Buffer | null;
  readonly rest_id: string | null;
  /** It was for whoever sends help. */
  readonly isForHelp: boolean;
}

/** A disclosure as it was kept: what went, and what waits of it. */
export const keptDisclosure = statement<KeptRow, [id: string]>(
  "kept_disclosure",
  `select kept.case_id, kept.asked_by_id as asked_by, kept.request, kept.owner_key, kept.how, kept.packet_key, kept.packet,
     kept.recipient_type = 'emergency_services' as "isForHelp", (select id from disclosure rest where rest.rest_of_id = kept.id) as rest_id
   from disclosure kept where kept.id = $1`,
);

const HELD = `select held.id, held.disclosure_id as "disclosureId", held.case_id as "caseId", asked.recipient_id as recipient,
     asked.recipient_type::text as "recipientType", asked.purpose::text as purpose, asked.trigger::text as trigger,
     held.person_id as person, held.data_class as "dataClass", held.rule_id as "ruleId", held.release_id as "releaseId", held.approver::text as approver,
     is_ordered(asked.recipient_id, asked.case_id) as "isOrdered",
     (select decision.input ->> 'consent_state' from disclosure_decision decision
       where (decision.disclosure_id, decision.person_id, decision.data_class, decision.rule_id)
         = (held.disclosure_id, held.person_id, held.data_class, held.rule_id) order by decision.at desc limit 1) as "consentState",
     asked.risk, asked.minor_harm as "minorHarm", asked.vulnerable_adult as "vulnerableAdult", ms(asked.return_by) as "returnBy",
     (select coalesce(json_agg(person_id order by person_id), '[]') from disclosure_person
       where disclosure_id = asked.id and concerns) as concerns,
     (select coalesce(json_agg(json_build_object('part', part_kind, 'id', part_id, 'field', field, 'at', nullif(ord, -1))
         order by part_id, field, ord), '[]')
       from disclosure_choice where disclosure_id = asked.id) as facts,
     json_build_object('id', asker.id, 'name', asker.name) as "askedBy", ms(asked.asked_at) as "askedAt", ms(held.due_at) as "dueAt",
     case when held.is_approved is not null then json_build_object('isApproved', held.is_approved,
       'by', json_build_object('id', decider.id, 'name', decider.name), 'at', ms(held.decided_at)) end as decided
   from disclosure_held held
   join disclosure asked on asked.id = held.disclosure_id
   join staff asker on asker.id = asked.asked_by_id
   left join staff decider on decider.id = held.decided_by_id`;

/** Of cases that are theirs who ask. */
export const heldFor = statement<HeldItem, [approver: string, userId: string, act: CaseAct, at: number]>(
  "disclosures_held_for",
  `${HELD} where held.approver = $1::disclosure_approver and held.is_approved is null and asked.sent_at is null
     and asked.owner_key is not null and may_case($2, held.case_id, $3, $4)
   order by held.due_at, held.id limit 500`,
);

export const heldOfDisclosure = statement<HeldItem, [disclosureId: string]>(
  "held_of_disclosure",
  `${HELD} where held.disclosure_id = $1 order by held.due_at, held.id`,
);

export const heldToDecide = statement<
  { owner_key: Buffer | null; case_id: CaseId; disclosure_id: string; is_decided: boolean },
  [id: string]
>(
  "held_to_decide",
  `select asked.owner_key, asked.case_id, asked.id as disclosure_id, held.is_approved is not null or asked.sent_at is not null as is_decided
   from disclosure_held held join disclosure asked on asked.id = held.disclosure_id where held.id = $1`,
);

export const decideHeldItem = statement<
  { id: string },
  [id: string, by: string, isApproved: boolean, bodyKey: Buffer, body: Buffer, nowMs: number]
>(
  "decide_held",
  `update disclosure_held set is_approved = $3, decided_by_id = $2, decided_at = instant($6), body_key = $4, body = $5
   where id = $1 and is_approved is null returning id`,
);

export interface LoggedRow extends Omit<DisclosureLogged, "facts" | "how"> {
  readonly how: SentHow | null;
  readonly facts: readonly {
    readonly part: CasePartKind;
    readonly id: string;
    readonly field: string;
    readonly ord: number;
  }[];
  readonly recipientType: RecipientType;
}

export const disclosuresOfCase = statement<LoggedRow, [caseId: string]>(
  "disclosures_of_case",
  `select asked.id, asked.recipient_id as recipient, asked.recipient_type::text as "recipientType", asked.purpose::text as purpose,
     asked.trigger::text as trigger, json_build_object('id', asker.id, 'name', asker.name) as "askedBy",
     ms(asked.asked_at) as "askedAt", ms(asked.sent_at) as "sentAt", asked.how,
     (select coalesce(json_agg(distinct jsonb_build_object(
         'part', choice.part_kind, 'id', choice.part_id, 'field', choice.field, 'ord', choice.ord)), '[]')
       from disclosure_part part
       join disclosure_choice choice on (choice.disclosure_id, choice.part_id, choice.field, choice.ord)
         = (part.disclosure_id, part.part_id, part.field, part.ord)
       where part.disclosure_id = asked.id) as facts,
     (select coalesce(json_agg(json_build_object('subject', person_id, 'dataClass', data_class, 'ruleId', rule_id,
         'outcome', outcome, 'at', ms(at)) order by at, person_id, data_class), '[]')
       from disclosure_decision where disclosure_id = asked.id) as decisions,
     (select case when bool_or(is_approved) then 'approved' when bool_or(is_approved is null) then 'waiting' else 'refused' end
       from disclosure_held where disclosure_id = asked.id having count(*) > 0) as held,
     ms(report.due_at) as "reportDueAt", ms(report.cosigned_at) as "cosignedAt", ms(asked.review_due_at) as "reviewDueAt",
     ms(asked.reviewed_at) as "reviewedAt"
   from disclosure asked
   join staff asker on asker.id = asked.asked_by_id
   left join mandated_report report on report.disclosure_id = asked.id
   where asked.case_id = $1 order by asked.asked_at desc, asked.id limit 500`,
);

export const cosignReport = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "cosign_report",
  `update mandated_report set cosigned_at = instant($3), cosigned_by_id = $2
   where disclosure_id = $1 and cosigned_at is null
     and not exists (
       select from disclosure asked cross join lateral case_relation(asked.case_id, $2) relation
       where asked.id = $1 and relation.barred)
   returning disclosure_id as id`,
);

export const reviewDisclosure = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "review_disclosure",
  `update disclosure set reviewed_at = instant($3), reviewed_by_id = $2
   where id = $1 and review_due_at is not null and reviewed_at is null
     and not exists (select from case_relation(disclosure.case_id, $2) relation where relation.barred)
   returning id`,
);

/**
 * Who of a case speaks for themself with the recipient this moment: in a call of a contact of theirs in which all are together, they
 * are heard, and so is somebody else who was called and who is not there to interpret, unless just that is the recipient.
 */
export const onTheLineOf = statement<{ person: PersonId }, [caseId: string, recipientType: string]>(
  "on_the_line_of",
  `select distinct spoke.person_id as person
   from case_filed filed
   join case_filing_person spoke on (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version) and spoke.spoke
   join call on call.contact_id = filed.contact_id and call.phase = 'together'
   join lateral (
     select bool_or(leg.who = 'caller' or party.role = 'person') as person,
       bool_or(party.role <> 'person' and (party.role = 'interpreter') = ($2 = 'interpreter')) as recipient
     from call_leg leg left join call_party party on party.id = leg.party_id
     where leg.call_id = call.id and leg.state = 'up' and not leg.is_on_hold) heard on heard.person and heard.recipient
   where filed.case_id = $1`,
);
