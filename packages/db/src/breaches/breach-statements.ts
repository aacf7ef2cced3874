import type { BreachKind, TellingWay } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { BreachPerson } from "./breach-store.ts";

interface Done {
  readonly done: boolean;
}

export interface BreachRow {
  readonly id: string;
  readonly kind: BreachKind;
  readonly suspected_at: number;
  readonly notice_due_at: number;
  readonly recorded_by: StaffName;
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
  readonly noticed_at: number | null;
  readonly noticed_by: StaffName | null;
  /** `why` as PostgreSQL writes bytes in JSON. */
  readonly people: readonly (Omit<BreachPerson, "whyNot"> & { readonly why: string | null })[];
}

export const recordBreach = statement<
  { id: string },
  [
    id: string,
    kind: string,
    suspectedMs: number,
    dueMs: number,
    by: string,
    ownerKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>(
  "record_breach",
  `insert into breach (id, kind, suspected_at, notice_due_at, recorded_by_id, owner_key, body, recorded_at)
   values ($1, $2::breach_kind, instant($3), instant($4), $5, $6, $7, instant($8))
   on conflict (id) do nothing returning id`,
);

/** Until whoever asks commits, nobody else changes it. */
export const lockBreach = statement<
  { given: unknown; owner_key: Buffer | null; body: Buffer | null; is_noticed: boolean; is_over: boolean },
  [id: string]
>(
  "lock_breach",
  `select json_build_array(recorded_by_id, kind, ms(suspected_at)) as given, owner_key, body, noticed_at is not null as is_noticed, mended_at is not null as is_over
   from breach where id = $1 for update`,
);

const NAME = (column: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${column})`;

export const openBreachRows = statement<BreachRow>(
  "open_breaches",
  `select breach.id, breach.kind::text as kind, ms(breach.suspected_at) as suspected_at,
     ms(breach.notice_due_at) as notice_due_at, ${NAME("breach.recorded_by_id")} as recorded_by, breach.owner_key, breach.body,
     ms(breach.noticed_at) as noticed_at, ${NAME("breach.noticed_by_id")} as noticed_by,
     (select coalesce(json_agg(json_build_object('contactId', person.contact_id, 'way', person.way,
        'isConcerned', person.not_concerned_at is null, 'why', person.not_concerned_why, 'wasSafe', person.told_safe, 'toldAt', ms(person.told_at), 'toldBy', ${NAME("person.told_by_id")}) order by person.planned_at, person.contact_id), '[]')
      from breach_person person where person.breach_id = breach.id) as people
   from breach where breach.mended_at is null order by breach.notice_due_at, breach.id`,
);

export const breachNoticed = statement<Done, [id: string, by: string, nowMs: number]>(
  "breach_noticed",
  `update breach set noticed_at = instant($3), noticed_by_id = $2 where id = $1 and noticed_at is null
   returning true as done`,
);

export const planTelling = statement<
  Done,
  [id: string, contactId: string, way: string, by: string, nowMs: number]
>(
  "plan_telling",
  `insert into breach_person (breach_id, contact_id, way, planned_by_id, planned_at)
   select $1::uuid, contact.id, $3::telling_way, $4::uuid, instant($5) from contact where contact.id = $2
   on conflict (breach_id, contact_id) do update
     set way = excluded.way, planned_by_id = excluded.planned_by_id, planned_at = excluded.planned_at,
       not_concerned_at = null, not_concerned_by_id = null, not_concerned_why = null
     where breach_person.told_at is null
   returning true as done`,
);

export const tellingOf = statement<
  { way: TellingWay; planned_by: string; is_told: boolean; is_concerned: boolean; suspected_at: number },
  [id: string, contactId: string]
>(
  "telling_of",
  `select way::text as way, planned_by_id as planned_by, told_at is not null as is_told, not_concerned_at is null as is_concerned,
     (select ms(suspected_at) from breach where id = breach_id) as suspected_at
   from breach_person where breach_id = $1 and contact_id = $2 for update`,
);

export const wasTold = statement<
  Done,
  [id: string, contactId: string, by: string, toldMs: number, nowMs: number, isSafe: boolean]
>(
  "was_told",
  `update breach_person set told_at = instant($4), told_by_id = $3, told_said_at = instant($5), told_safe = $6
   where breach_id = $1 and contact_id = $2 and told_at is null returning true as done`,
);

export const isNotConcerned = statement<
  Done,
  [id: string, contactId: string, by: string, nowMs: number, why: Buffer]
>(
  "is_not_concerned",
  `update breach_person set not_concerned_at = instant($4), not_concerned_by_id = $3, not_concerned_why = $5
   where breach_id = $1 and contact_id = $2 and told_at is null and not_concerned_at is null returning true as done`,
);

export const mendBreach = statement<Done, [id: string, mended: Buffer | null, by: string, nowMs: number]>(
  "mend_breach",
  `update breach set mended = $2, mended_by_id = $3, mended_at = instant($4) where id = $1 and mended_at is null
   returning true as done`,
);
