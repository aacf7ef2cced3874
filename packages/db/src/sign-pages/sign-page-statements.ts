import type { RecipientType, ReleasePurpose, SignPageState } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export const addSignPage = statement<
  { valid_until: number },
  [page: string, bodyKey: Buffer, body: Buffer, addressHash: Buffer, codeHash: Buffer]
>(
  "add_sign_page",
  `insert into sign_page (
     id, case_id, person_id, recipient_id, recipient_type, purpose, data_classes, withheld_in, subject_age, under_guardianship,
     may_receive_service_alone, alone, expires_at, contact_id, body_key, body, address_hash, code_hash, offered_at, offered_by_id,
     valid_until, wrong_tries)
   select given.id, given.case_id, given.person_id, recipient.id, recipient.type, given.purpose, given.data_classes,
     given.withheld_in, given.subject_age, given.under_guardianship, given.may_receive_service_alone, given.alone,
     instant(given.expires_ms), given.contact_id, $2, $3, $4, $5, instant(given.now_ms), given.by_id,
     instant(given.now_ms) + interval '30 minutes', 0
   from json_to_record($1::json) given (
     id uuid, case_id uuid, person_id uuid, recipient_id uuid, purpose release_purpose, data_classes text[], withheld_in text[],
     subject_age text, under_guardianship boolean, may_receive_service_alone boolean, alone text, expires_ms bigint,
     contact_id uuid, now_ms bigint, by_id uuid)
   join recipient on recipient.id = given.recipient_id
   returning ms(valid_until) as valid_until`,
);

/** Whether one of theirs to that recipient is open; what ran out is ended first, which nobody else does. */
export const endRunOut = statement<{ id: string }, [personId: string, recipientId: string, nowMs: number]>(
  "end_run_out_sign_pages",
  `update sign_page set ending = 'run_out', ended_at = valid_until
   where person_id = $1 and recipient_id = $2 and ended_at is null and valid_until <= instant($3) returning id`,
);

export const openSignPageOf = statement<{ id: string }, [personId: string, recipientId: string]>(
  "open_sign_page_of",
  "select id from sign_page where person_id = $1 and recipient_id = $2 and ended_at is null",
);

export const personOfSignPage = statement<{ person: string }, [id: string, caseId: string]>(
  "person_of_sign_page",
  "select person_id as person from sign_page where id = $1 and case_id = $2",
);

export const withdrawSignPage = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "withdraw_sign_page",
  `update sign_page set ending = 'withdrawn', ended_at = instant($3), ended_by_id = $2
   where id = $1 and ended_at is null and valid_until > instant($3) returning id`,
);

export const signPagesOfCase = statement<
  {
    id: string;
    person: string;
    recipient: string;
    purpose: ReleasePurpose;
    state: SignPageState;
    offered_at: number;
    offered_by: StaffName;
    valid_until: number;
    ended_at: number | null;
  },
  [caseId: string, nowMs: number]
>(
  "sign_pages_of_case",
  `select page.id, page.person_id as person, page.recipient_id as recipient, page.purpose,
     case when page.ending is not null then page.ending::text
       when page.valid_until <= instant($2) then 'run_out'
       when page.opened_at is not null then 'opened' else 'waiting' end as state,
     ms(page.offered_at) as offered_at, json_build_object('id', staff.id, 'name', staff.name) as offered_by,
     ms(page.valid_until) as valid_until, ms(page.ended_at) as ended_at
   from sign_page page join staff on staff.id = page.offered_by_id
   where page.case_id = $1 order by page.offered_at desc, page.id`,
);

export const personOfAddress = statement<{ person: string }, [addressHash: Buffer]>(
  "person_of_sign_page_address",
  "select person_id as person from sign_page where address_hash = $1",
);

export interface SignPageRow {
  readonly id: string;
  readonly person_id: string;
  readonly contact_id: string;
  readonly recipient_id: string;
  readonly recipient_type: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly data_classes: readonly string[];
  readonly withheld_in: readonly string[];
  readonly expires_at: number;
  readonly valid_until: number;
  readonly ending: string | null;
  readonly opened_at: number | null;
  readonly code_hash: Buffer;
  readonly owner_key: Buffer | null;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

/** One with its lock, which comes after the person's. */
export const lockSignPage = statement<SignPageRow, [addressHash: Buffer]>(
  "lock_sign_page",
  `select page.id, page.person_id, page.contact_id, page.recipient_id, page.recipient_type::text as recipient_type,
     page.purpose::text as purpose, page.data_classes, page.withheld_in, ms(page.expires_at) as expires_at,
     ms(page.valid_until) as valid_until, page.ending::text as ending, ms(page.opened_at) as opened_at, page.code_hash,
     part.owner_key, page.body_key, page.body
   from sign_page page join case_part part on part.id = page.person_id
   where page.address_hash = $1 for update of page`,
);

/** Counts one wrong code; the last one ends the page. */
export const countWrongCode = statement<{ tries: number }, [id: string, most: number, nowMs: number]>(
  "count_wrong_sign_code",
  `update sign_page set wrong_tries = wrong_tries + 1,
     ending = case when wrong_tries + 1 = $2::int then 'too_many_tries'::sign_page_ending end,
     ended_at = case when wrong_tries + 1 = $2::int then instant($3) end
   where id = $1 returning wrong_tries as tries`,
);

export const markSignPageOpened = statement<{ id: string }, [id: string, nowMs: number]>(
  "mark_sign_page_opened",
  "update sign_page set opened_at = instant($2) where id = $1 and opened_at is null returning id",
);

export const endSignPage = statement<
  { id: string },
  [id: string, ending: "signed" | "declined", nowMs: number]
>(
  "end_sign_page",
  "update sign_page set ending = $2::sign_page_ending, ended_at = instant($3) where id = $1 returning id",
);

/** The release that was signed: what stood on the page, and nothing else. */
export const releaseSigned = statement<{ id: string }, [id: string]>(
  "release_signed",
  `insert into release (
     id, case_id, person_id, recipient_id, recipient_type, purpose, data_classes, withheld_in, subject_age, under_guardianship,
     may_receive_service_alone, given_by, guardian_conflict, form, readback_points, device, condition_of_service, risks_explained,
     alternatives_discussed, alone, coached, duress_word_heard, signed_at, filled_at, effective_at, expires_at, contact_id,
     message_id, brought_by_id, recorded_at, recorded_by_id, body_key, body)
   select id, case_id, person_id, recipient_id, recipient_type, purpose, data_classes, withheld_in, subject_age, under_guardianship,
     may_receive_service_alone, 'self', 'not_checked', 'written_esign', '{}', 'private', false, true,
     true, alone, false, false, ended_at, offered_at, null, expires_at, contact_id,
     null, null, ended_at, offered_by_id, body_key, body
   from sign_page where id = $1 returning id`,
);
