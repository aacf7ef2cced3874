import type {
  CaseId,
  ContactId,
  DisclosureTrigger,
  LegalFinding,
  LegalProcessKind,
  RecipientType,
  ServedHow,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { LegalHold } from "./legal-store.ts";

interface Done {
  readonly done: boolean;
}

export interface LegalRow {
  readonly id: string;
  readonly kind: LegalProcessKind;
  readonly is_signed_by_judge: boolean;
  readonly trigger: DisclosureTrigger;
  readonly served_at: number;
  readonly served_how: ServedHow;
  readonly accepted_by: StaffName | null;
  readonly return_at: number | null;
  readonly due_at: number;
  readonly recorded_by: StaffName;
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
  readonly counsel: StaffName | null;
  readonly recipient: { readonly id: string; readonly type: RecipientType } | null;
  readonly case_id: CaseId | null;
  readonly finding: LegalFinding | null;
  readonly objected_at: number | null;
  readonly holds: readonly LegalHold[];
}

/** `row` is JSON of ids, codes and times. */
export const recordLegal = statement<{ id: string }, [row: string, ownerKey: Buffer, body: Buffer]>(
  "record_legal_process",
  `insert into legal_process (id, kind, is_signed_by_judge, served_at, served_how, accepted_by_id, return_at, due_at, inquiry_id,
     recorded_at, recorded_by_id, owner_key, body)
   select id, kind, is_signed, instant(served_ms), served_how, accepted_by_id, instant(return_ms),
     instant(due_ms), inquiry_id, instant(now_ms), by_id, $2, $3
   from json_to_record($1::json) given (id uuid, kind legal_process_kind, is_signed boolean, served_ms bigint,
     served_how served_how, accepted_by_id uuid, return_ms bigint, due_ms bigint, inquiry_id uuid, now_ms bigint, by_id uuid)
   on conflict (id) do nothing returning id`,
);

/** What was given of a legal process: as codes, times and ids in JSON, and its words. */
export const legalGiven = statement<
  { given: unknown; owner_key: Buffer | null; body: Buffer | null },
  [id: string]
>(
  "legal_given",
  `select json_build_array(recorded_by_id, kind, is_signed_by_judge, ms(served_at), served_how, accepted_by_id, ms(return_at),
     inquiry_id) as given, owner_key, body from legal_process where id = $1`,
);

const NAME = (column: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${column})`;

/** As if it were not there, to whoever is barred from the case that it is about or from one that is on hold for it (DB441). */
const clearProcess = (user: string, process = "legal_process"): string =>
  `not legal_is_barred(${user}, ${process}.id)`;
const clearHold = (user: string): string => `not hold_is_barred(${user}, legal_hold.id)`;

export const openLegalRows = statement<LegalRow, [userId: string]>(
  "open_legal_processes",
  `select process.id, process.kind::text as kind, process.is_signed_by_judge, process.trigger::text as trigger,
     ms(process.served_at) as served_at, process.served_how::text as served_how, ${NAME("process.accepted_by_id")} as accepted_by,
     ms(process.return_at) as return_at, ms(process.due_at) as due_at, ${NAME("process.recorded_by_id")} as recorded_by,
     process.owner_key, process.body, ${NAME("process.counsel_id")} as counsel,
     case when process.recipient_id is not null
       then json_build_object('id', process.recipient_id, 'type', process.recipient_type) end as recipient,
     process.case_id, process.finding::text as finding, ms(process.objected_at) as objected_at,
     (select coalesce(json_agg(json_build_object('id', held.id, 'caseId', held.case_id, 'contactId', held.contact_id,
        'contactNumber', contact.number, 'openedAt', ms(contact.opened_at), 'placedAt', ms(held.placed_at),
        'placedBy', ${NAME("held.placed_by_id")}, 'confirmedBy', ${NAME("held.confirmed_by_id")}) order by held.placed_at, held.id), '[]')
      from legal_hold held left join contact on contact.id = held.contact_id where held.process_id = process.id and held.lifted_at is null) as holds
   from legal_process process where process.ended_at is null and ${clearProcess("$1", "process")} order by process.due_at, process.id`,
);

const openTo = (user: string): string =>
  `where legal_process.id = $1 and legal_process.ended_at is null and ${clearProcess(user)} returning true as done`;

export const giveLegalTo = statement<Done, [id: string, counsel: string, by: string]>(
  "give_legal_to",
  `update legal_process set counsel_id = $2 ${openTo("$3")}`,
);

export const knowLegal = statement<Done, [id: string, recipient: string, by: string]>(
  "know_legal",
  `update legal_process set recipient_id = recipient.id, recipient_type = recipient.type, known_by_id = $3
   from recipient where legal_process.id = $1 and recipient.id = $2 and legal_process.ended_at is null and ${clearProcess("$3")}
   returning true as done`,
);

export const legalAbout = statement<Done, [id: string, caseId: string, by: string]>(
  "legal_about",
  `update legal_process set case_id = $2, case_by_id = $3 ${openTo("$3")}`,
);

export const findLegal = statement<Done, [id: string, finding: string, by: string, nowMs: number]>(
  "find_legal",
  `update legal_process set finding = $2::legal_finding, found_by_id = $3, found_at = instant($4) ${openTo("$3")}`,
);

/** By whom it was given to. */
export const objectLegal = statement<Done, [id: string, by: string, nowMs: number]>(
  "object_legal",
  `update legal_process set objected_at = instant($3)
   where id = $1 and counsel_id = $2 and ended_at is null and ${clearProcess("$2")} returning true as done`,
);

export const endLegal = statement<Done, [id: string, how: string, by: string, nowMs: number]>(
  "end_legal",
  `update legal_process set ended_how = $2::legal_end, ended_by_id = $3, ended_at = instant($4) ${openTo("$3")}`,
);

export const placeHold = statement<
  Done,
  [id: string, process: string, caseId: string | null, contactId: string | null, by: string, nowMs: number]
>(
  "place_hold",
  `insert into legal_hold (id, process_id, case_id, contact_id, placed_by_id, placed_at)
   select $1::uuid, process.id, $3::uuid, $4::uuid, $5::uuid, instant($6) from legal_process process
   where process.id = $2 and ${clearProcess("$5", "process")} and ($4::uuid is null or exists (select from contact where contact.id = $4))
   on conflict do nothing returning true as done`,
);

/** Which contact colleagues call by a number. */
export const contactOfNumber = statement<{ id: ContactId }, [number: number]>(
  "contact_of_number",
  "select id from contact where number = $1",
);

/** Whether it is on hold for that process: under this id, or another. */
export const holdThere = statement<
  Done,
  [id: string, process: string, caseId: string | null, contactId: string | null]
>(
  "hold_there",
  `select true as done from legal_hold
   where process_id = $2 and case_id is not distinct from $3::uuid and contact_id is not distinct from $4::uuid
     and lifted_at is null
     and not exists (
       select from legal_hold other where other.id = $1 and (other.process_id <> $2
         or (other.case_id, other.contact_id) is distinct from ($3::uuid, $4::uuid)))
   limit 1`,
);

export const confirmHold = statement<Done, [id: string, by: string, nowMs: number]>(
  "confirm_hold",
  `update legal_hold set confirmed_at = instant($3), confirmed_by_id = $2
   where id = $1 and contact_id is not null and lifted_at is null and confirmed_at is null and ${clearHold("$2")} returning true as done`,
);

export const liftHold = statement<Done, [id: string, by: string, nowMs: number]>(
  "lift_hold",
  `update legal_hold set lifted_at = instant($3), lifted_by_id = $2
   where id = $1 and lifted_at is null and ${clearHold("$2")} returning true as done`,
);
