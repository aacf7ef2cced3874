import type { CaseId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { CrisisFacts } from "./crisis-store.ts";

const NAME = (column: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${column})`;

const FACTS = `json_build_object('id', clock.id, 'version', clock.version, 'planId', clock.plan_id, 'caseId', clock.case_id,
     'caseNumber', file.number, 'contactId', clock.contact_id, 'contactNumber', contact.number, 'reasons', clock.reasons,
     'startedAt', ms(clock.started_at), 'startedBy', ${NAME("clock.started_by_id")}, 'holder', ${NAME("clock.holder_id")},
     'heldSince', ms(clock.held_since), 'endedAt', ms(clock.ended_at),
     'checkpoints', (select json_agg(json_build_object('point', checkpoint.point, 'dueAt', ms(checkpoint.due_at),
        'firedAt', ms(checkpoint.fired_at), 'metAt', ms(checkpoint.met_at), 'metBy', ${NAME("checkpoint.met_by_id")})
        order by checkpoint.point) from crisis_checkpoint checkpoint where checkpoint.clock_id = clock.id),
     'pauses', (select coalesce(json_agg(json_build_object('fromAt', ms(pause.from_at), 'by', ${NAME("pause.by_id")},
        'toAt', ms(pause.to_at), 'resumedBy', ${NAME("pause.resumed_by_id")}) order by pause.nth), '[]')
        from crisis_pause pause where pause.clock_id = clock.id)) as facts`;
const CLOCK = `crisis_clock clock join case_file file on file.id = clock.case_id join contact on contact.id = clock.contact_id`;

interface FactsRow {
  readonly facts: CrisisFacts;
}

export const clockFacts = statement<FactsRow, [id: string]>(
  "crisis_clock_facts",
  `select ${FACTS} from ${CLOCK} where clock.id = $1`,
);

export const clocksOfPlan = statement<FactsRow, [planId: string, userId: string]>(
  "crisis_clocks_of_plan",
  `select ${FACTS} from ${CLOCK} where clock.plan_id = $1 and not contact_is_barred($2, clock.contact_id)
   order by clock.started_at desc, clock.id`,
);

export const runningClocks = statement<FactsRow, [userId: string, act: string, at: number]>(
  "crisis_clocks_running",
  `select ${FACTS} from ${CLOCK}
   where clock.ended_at is null and may_case($1, clock.case_id, $2, $3) and not contact_is_barred($1, clock.contact_id)
   order by clock.holder_id is null desc, (
     select min(due_at) from crisis_checkpoint where clock_id = clock.id and met_at is null), clock.id
   limit 200`,
);

/** No row, as of a clock that is not there, to whoever is barred from the contact in which it was said. */
export const clockOfId = statement<{ case_id: CaseId }, [id: string, userId: string]>(
  "crisis_clock_of_id",
  "select case_id from crisis_clock where id = $1 and not contact_is_barred($2, contact_id)",
);

/** A row where the clock of a plan that runs is kept from somebody, who is barred from the contact in which it was said (DB631). */
export const runsUnseen = statement<{ id: string }, [planId: string, userId: string]>(
  "crisis_clock_runs_unseen",
  "select id from crisis_clock where plan_id = $1 and ended_at is null and contact_is_barred($2, contact_id)",
);

/** Whether there was a clock under that id, of which plan, and whether its outcome was said. */
export const clockUnder = statement<{ plan_id: string; is_over: boolean }, [id: string]>(
  "crisis_clock_under",
  "select plan_id, ended_at is not null as is_over from crisis_clock where id = $1",
);

/** Whoever changes a clock does it in turn; with what its words are sealed under. */
export const lockClock = statement<
  {
    id: string;
    case_id: CaseId;
    person: string;
    owner_key: Buffer | null;
    is_over: boolean;
    pause: number | null;
    pauses: number;
  },
  [id: string]
>(
  "lock_crisis_clock",
  `select clock.id, clock.case_id, plan.person_id as person, part.owner_key, clock.ended_at is not null as is_over,
     (select nth from crisis_pause where clock_id = clock.id and to_at is null) as pause,
     (select count(*)::integer from crisis_pause where clock_id = clock.id) as pauses
   from crisis_clock clock
   join safety_plan plan on plan.id = clock.plan_id
   join case_part part on part.id = plan.person_id
   where clock.id = $1 for no key update of clock`,
);

export const runningOfPlan = statement<{ id: string }, [planId: string]>(
  "crisis_clock_running_of_plan",
  "select id from crisis_clock where plan_id = $1 and ended_at is null",
);

/** Of a plan: the one that runs gets the reasons that are new to it. */
export const addReasons = statement<
  { id: string; is_new: boolean },
  [planId: string, reasons: readonly string[]]
>(
  "add_crisis_reasons",
  `with running as (select id, reasons from crisis_clock where plan_id = $1 and ended_at is null for no key update),
   added as (
     update crisis_clock clock set version = version + 1, reasons = clock.reasons || array(
       select reason from unnest($2::text[]::crisis_reason[]) reason where reason <> all (clock.reasons))
     from running where clock.id = running.id and not clock.reasons @> $2::text[]::crisis_reason[] returning clock.id)
   select running.id, exists (select from added) as is_new from running`,
);

export const startClock = statement<
  { id: string },
  [
    id: string,
    planId: string,
    contactId: string | null,
    reasons: readonly string[],
    by: string,
    nowMs: number,
    points: readonly string[],
    minutes: readonly number[],
  ]
>(
  "start_crisis_clock",
  `with started as (
     insert into crisis_clock (id, plan_id, case_id, contact_id, reasons, started_at, started_by_id, holder_id, held_since)
     select $1, plan.id, plan.case_id, coalesce(
         (select contact_id from case_filed where contact_id = $3 and case_id = plan.case_id), plan.contact_id),
       $4::text[]::crisis_reason[], instant($6), $5, (select user_id from shift where user_id = $5), instant($6)
     from safety_plan plan where plan.id = $2
     returning id, started_at)
   insert into crisis_checkpoint (clock_id, point, due_at)
   select started.id, course.point::crisis_point, started.started_at + course.minutes * interval '1 minute'
   from started cross join unnest($7::text[], $8::integer[]) course (point, minutes)
   returning clock_id as id`,
);

/** Open contacts in which whoever the plan is of speaks, and the one that is named: in the order in which their threads are locked. */
const SPOKEN = `select contact.id, contact.thread_key from safety_plan plan
   join case_filed filed on filed.case_id = plan.case_id
   join contact on contact.id = filed.contact_id and contact.status <> 'closed'
   where plan.id = $1 and (contact.id = $2 or exists (
     select from case_filing_person spoke where (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version)
       and spoke.spoke and spoke.person_id = plan.person_id))`;

export const lockSpoken = statement<{ id: string }, [planId: string, contactId: string | null]>(
  "lock_crisis_contacts",
  `select spoken.id, pg_advisory_xact_lock(spoken.lock)::text as locked from (
     select id, thread_lock(thread_key) as lock from (${SPOKEN}) found order by lock offset 0) spoken`,
);

export const raiseSpoken = statement<
  { raised: boolean },
  [planId: string, contactId: string | null, by: string, nowMs: number, locked: readonly string[]]
>(
  "raise_crisis_contacts",
  `select raise_for_crisis(found.id, $3, instant($4)) as raised from (${SPOKEN} offset 0) found where found.id = any ($5::uuid[])`,
);

export const meetCheckpoint = statement<
  { point: string },
  [id: string, point: string, by: string, nowMs: number, body: Buffer | null]
>(
  "meet_crisis_checkpoint",
  `update crisis_checkpoint set met_at = instant($4), met_by_id = $3, body = $5
   where clock_id = $1 and point::text = $2 and met_at is null returning point::text as point`,
);

export const clockChanged = statement<{ version: number }, [id: string, endedMs: number | null]>(
  "crisis_clock_changed",
  `update crisis_clock set version = version + 1, ended_at = instant($2) where id = $1 returning version`,
);

export const pauseClock = statement<
  { nth: number },
  [id: string, nth: number, by: string, nowMs: number, body: Buffer]
>(
  "pause_crisis_clock",
  `insert into crisis_pause (clock_id, nth, by_id, from_at, body) values ($1, $2, $3, instant($4), $5) returning nth`,
);

/** By a clock of ours that is behind, it stood still for no time. */
export const resumeClock = statement<{ moved: number }, [id: string, nth: number, by: string, nowMs: number]>(
  "resume_crisis_clock",
  `with resumed as (
     update crisis_pause set to_at = greatest(from_at, instant($4)), resumed_by_id = $3 where clock_id = $1 and nth = $2
     returning to_at - from_at as stood)
   update crisis_checkpoint set due_at = due_at + resumed.stood from resumed
   where clock_id = $1 and fired_at is null and met_at is null returning 1 as moved`,
);

export const giveClock = statement<{ version: number }, [id: string, to: string, nowMs: number]>(
  "give_crisis_clock",
  `update crisis_clock set holder_id = $2, held_since = instant($3), version = version + 1
   where id = $1 and exists (select from shift where user_id = $2) and may_case($2, case_id, 'change_plan', $3)
     and not contact_is_barred($2, contact_id)
   returning version`,
);

/** Whom the audit names of what a statement does that does not say it. */
export const asActor = statement<{ actor: string }, [by: string]>(
  "crisis_actor",
  "select set_config('holdfast.actor', $1, true) as actor",
);

export const crisisWordsOfPlan = statement<
  {
    clock_id: string;
    person: string;
    owner_key: Buffer | null;
    pause: number | null;
    point: string | null;
    body: Buffer | null;
  },
  [planId: string, userId: string]
>(
  "crisis_words_of_plan",
  `select clock.id as clock_id, plan.person_id as person, part.owner_key, said.pause, said.point, said.body
   from safety_plan plan
   join case_part part on part.id = plan.person_id
   join crisis_clock clock on clock.plan_id = plan.id and not contact_is_barred($2, clock.contact_id)
   join lateral (
     select nth as pause, null as point, body, from_at as at from crisis_pause where clock_id = clock.id
     union all
     select null, point::text, body, met_at from crisis_checkpoint where clock_id = clock.id and body is not null) said on true
   where plan.id = $1 order by said.at`,
);

export const unheldClocks = statement<{ count: number }>(
  "crisis_clocks_unheld",
  "select count(*)::integer as count from crisis_clock where ended_at is null and holder_id is null",
);

export const checkpointsAtTheirTime = statement<{ id: string; point: string }, [nowMs: number, most: number]>(
  "crisis_checkpoints_at_their_time",
  `select checkpoint.clock_id as id, checkpoint.point::text as point from crisis_checkpoint checkpoint
   join crisis_clock clock on clock.id = checkpoint.clock_id and clock.ended_at is null
   where checkpoint.fired_at is null and checkpoint.met_at is null and checkpoint.due_at <= instant($1)
     and not is_crisis_paused(checkpoint.clock_id)
   order by checkpoint.due_at, checkpoint.clock_id limit $2`,
);

export const fireCheckpoint = statement<{ fired: boolean }, [id: string, point: string, nowMs: number]>(
  "fire_crisis_checkpoint",
  "select fire_crisis_checkpoint($1, $2::crisis_point, $3) as fired",
);

export const settleHolders = statement<{ count: number }, [nowMs: number]>(
  "settle_crisis_holders",
  "select settle_crisis_holders(instant($1)) as count",
);
