import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { PrivacyNotice } from "./release-store.ts";

/** A release as the consent policy reads it; names of the decision table. */
export const RELEASE_JSON = `json_build_object(
    'recipients', json_build_array(release.recipient_id), 'recipient_type', release.recipient_type,
    'purposes', json_build_array(release.purpose), 'data_classes', release.data_classes, 'withheld_in', release.withheld_in,
    'subject_age', release.subject_age, 'under_guardianship', release.under_guardianship,
    'may_receive_service_alone', release.may_receive_service_alone, 'given_by', release.given_by,
    'guardian_conflict', release.guardian_conflict, 'form', release.form,
    'spoken_attestation', case when release.form = 'spoken_recorded' then json_build_object(
      'attested_by', release.recorded_by_id, 'readback_points', release.readback_points, 'witness_id', release.witness_id) end,
    'paper_seen_by', case when release.form = 'written_paper' then release.witness_id end, 'device', release.device, 'condition_of_service', release.condition_of_service,
    'risks_explained', release.risks_explained, 'alternatives_discussed', release.alternatives_discussed,
    'alone', release.alone, 'coached', release.coached, 'duress_word_heard', release.duress_word_heard,
    'signed_at', ms(release.signed_at), 'filled_at', ms(release.filled_at), 'effective_at', ms(release.effective_at),
    'expires_at', ms(release.expires_at), 'revoked_at', ms(release.revoked_at), 'revoked_how', release.revoked_how)`;

export interface ReleaseRow {
  readonly id: string;
  readonly case_id: string;
  readonly person_id: string;
  readonly recipient_id: string;
  readonly release: unknown;
  readonly recorded_at: number;
  readonly recorded_by: StaffName;
  readonly contact_id: string | null;
  readonly brought_by: string | null;
  readonly owner_key: Buffer | null;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

export const releasesOfCase = statement<ReleaseRow, [caseId: string]>(
  "releases_of_case",
  `select release.id, release.case_id, release.person_id, release.recipient_id, ${RELEASE_JSON} as release,
     ms(release.recorded_at) as recorded_at, json_build_object('id', staff.id, 'name', staff.name) as recorded_by,
     release.contact_id, release.brought_by_id as brought_by, part.owner_key, release.body_key, release.body
   from release
   join case_part part on part.id = release.person_id
   join staff on staff.id = release.recorded_by_id
   where release.case_id = $1 order by release.recorded_at desc, release.id`,
);

export const lockPeople = statement<{ done: boolean }, [people: readonly string[]]>(
  "lock_people",
  "select lock_people($1::uuid[]) is not null as done",
);

export const ownerKeyOfPerson = statement<{ owner_key: Buffer | null }, [caseId: string, personId: string]>(
  "owner_key_of_case_person",
  "select owner_key from case_part where case_id = $1 and id = $2 and kind = 'person'",
);

/** When a message came in; of a contact of that id. */
export const messageAt = statement<{ at: number }, [messageId: string, contactId: string | null]>(
  "message_at",
  "select ms(at) as at from message where id = $1 and contact_id = $2 and direction = 'inbound'",
);

/** What is written down of one. */
const GIVEN = `id uuid, case_id uuid, person_id uuid, recipient_id uuid, purpose release_purpose, data_classes text[],
     withheld_in text[], subject_age text, under_guardianship boolean, may_receive_service_alone boolean, given_by text,
     guardian_conflict text, form release_form, readback_points text[], device text, condition_of_service boolean,
     risks_explained boolean, alternatives_discussed boolean, alone text, coached boolean, duress_word_heard boolean,
     signed_ms bigint, filled_ms bigint, effective_ms bigint, expires_ms bigint, contact_id uuid, message_id uuid,
     brought_by_id uuid, now_ms bigint, by_id uuid`;

export const addRelease = statement<{ id: string }, [release: string, bodyKey: Buffer, body: Buffer]>(
  "add_release",
  `insert into release (
     id, case_id, person_id, recipient_id, recipient_type, purpose, data_classes, withheld_in, subject_age, under_guardianship,
     may_receive_service_alone, given_by, guardian_conflict, form, readback_points, device, condition_of_service, risks_explained,
     alternatives_discussed, alone, coached, duress_word_heard, signed_at, filled_at, effective_at, expires_at, contact_id,
     message_id, brought_by_id, recorded_at, recorded_by_id, body_key, body)
   select given.id, given.case_id, given.person_id, recipient.id, recipient.type, given.purpose, given.data_classes,
     given.withheld_in, given.subject_age, given.under_guardianship, given.may_receive_service_alone, given.given_by,
     given.guardian_conflict, given.form, given.readback_points, given.device, given.condition_of_service, given.risks_explained,
     given.alternatives_discussed, given.alone, given.coached, given.duress_word_heard, instant(given.signed_ms),
     instant(given.filled_ms), instant(given.effective_ms), instant(given.expires_ms), given.contact_id, given.message_id,
     given.brought_by_id, instant(given.now_ms), given.by_id, $2, $3
   from json_to_record($1::json) given (${GIVEN})
   join recipient on recipient.id = given.recipient_id
   on conflict (id) do nothing returning id`,
);

/** A release that is, but for when it was written down, just what is given; `$1` as `addRelease` takes it. */
export const sameRelease = statement<
  { owner_key: Buffer | null; body_key: Buffer; body: Buffer },
  [release: string]
>(
  "same_release",
  `select part.owner_key, release.body_key, release.body
   from json_to_record($1::json) given (${GIVEN})
   join release on release.id = given.id and release.recorded_by_id = given.by_id
   join case_part part on part.id = release.person_id
   where (release.case_id, release.person_id, release.recipient_id, release.purpose, release.data_classes, release.withheld_in,
     release.subject_age, release.under_guardianship, release.may_receive_service_alone, release.given_by,
     release.guardian_conflict, release.form, release.readback_points, release.device, release.condition_of_service,
     release.risks_explained, release.alternatives_discussed, release.alone, release.coached, release.duress_word_heard,
     release.signed_at, release.filled_at, release.effective_at, release.expires_at, release.contact_id, release.message_id,
     release.brought_by_id)
     is not distinct from (given.case_id, given.person_id, given.recipient_id, given.purpose, given.data_classes,
     given.withheld_in, given.subject_age, given.under_guardianship, given.may_receive_service_alone, given.given_by,
     given.guardian_conflict, given.form, given.readback_points, given.device, given.condition_of_service,
     given.risks_explained, given.alternatives_discussed, given.alone, given.coached, given.duress_word_heard,
     instant(given.signed_ms), instant(given.filled_ms), instant(given.effective_ms), instant(given.expires_ms),
     given.contact_id, given.message_id, given.brought_by_id)`,
);

export const releaseThere = statement<{ recorded_by: string; person: string }, [id: string, caseId: string]>(
  "release_there",
  "select recorded_by_id as recorded_by, person_id as person from release where id = $1 and case_id = $2",
);

export const witnessRelease = statement<{ id: string }, [id: string, by: string]>(
  "witness_release",
  `update release set witness_id = $2
   where id = $1 and form in ('spoken_recorded', 'written_paper') and witness_id is null and revoked_at is null returning id`,
);

/** That it was said, and when; of somebody of that case, and of a recipient that there is. */
export const keepWithdrawal = statement<
  { id: number },
  [caseId: string, personId: string, recipientId: string | null, how: string, by: string, nowMs: number]
>(
  "keep_withdrawal",
  `insert into release_withdrawal (case_id, person_id, recipient_id, at, how, by_id)
   select part.case_id, part.id, $3, instant($6), $4::revoked_how, $5 from case_part part
   where part.case_id = $1 and part.id = $2 and part.kind = 'person'
     and ($3::uuid is null or exists (select from recipient where recipient.id = $3))
   returning id`,
);

export const withdrawalsOfCase = statement<
  { person: string; recipient: string | null; at: number },
  [caseId: string]
>(
  "withdrawals_of_case",
  `select person_id as person, recipient_id as recipient, ms(at) as at from release_withdrawal where case_id = $1 order by id`,
);

export const withdrawReleases = statement<
  { id: string },
  [caseId: string, personId: string, recipientId: string | null, how: string, by: string, nowMs: number]
>(
  "withdraw_releases",
  `update release set revoked_at = instant($6), revoked_how = $4::revoked_how, revoked_by_id = $5
   where case_id = $1 and person_id = $2 and ($3::uuid is null or recipient_id = $3) and revoked_at is null returning id`,
);

export const addNotice = statement<
  { id: number },
  [contactId: string, by: string, spokenIn: string, how: string, nowMs: number]
>(
  "add_privacy_notice",
  `insert into privacy_notice (contact_id, by_id, spoken_in, how, at) values ($1, $2, $3, $4, instant($5)) returning id`,
);

export const noticesOf = statement<
  { at: number; by: StaffName; spoken_in: string; how: PrivacyNotice["how"] },
  [contactId: string]
>(
  "privacy_notices_of",
  `select ms(at) as at, json_build_object('id', staff.id, 'name', staff.name) as by, spoken_in, how
   from privacy_notice notice join staff on staff.id = notice.by_id where contact_id = $1 order by notice.id`,
);
