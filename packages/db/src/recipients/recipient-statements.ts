import type { CaseId, PersonId, RecipientType } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export interface RecipientRow {
  readonly id: string;
  readonly type: RecipientType;
  readonly person: PersonId | null;
  readonly owner_key: Buffer | null;
  /** `null`: forgotten with whom they were of a case. */
  readonly body: Buffer | null;
  readonly vetted_at: number;
  readonly vetted_by: StaffName;
  readonly ended_at: number | null;
}

const ROW = `select recipient.id, recipient.type::text as type, recipient.person_id as person, recipient.owner_key, recipient.body,
     ms(recipient.vetted_at) as vetted_at, json_build_object('id', staff.id, 'name', staff.name) as vetted_by,
     ms(recipient.ended_at) as ended_at
   from recipient join staff on staff.id = recipient.vetted_by_id`;

export const listRecipients = statement<RecipientRow>(
  "list_recipients",
  `${ROW} where recipient.ended_at is null and recipient.person_id is null order by recipient.vetted_at, recipient.id`,
);

/** The people of a case who are verified as themselves, while it counts. */
export const verifiedOfCase = statement<RecipientRow, [caseId: string, nowMs: number]>(
  "verified_of_case",
  `${ROW} where recipient.case_id = $1 and recipient.ended_at is null and recipient.body is not null
     and recipient.vetted_at > instant($2) - verification_holds()
   order by recipient.vetted_at, recipient.id`,
);

/** Whoever was verified before is verified anew, in that one's place. */
export const replaceVerified = statement<
  { id: string },
  [person: string, by: string, nowMs: number, replacedBy: string]
>(
  "replace_verified",
  `update recipient set ended_at = instant($3), ended_by_id = $2, replaced_by_id = $4
   where person_id = $1 and ended_at is null returning id`,
);

/** One who is none any more is shown to nobody, and nor is one of a case who is verified no longer. */
export const recipientToShow = statement<
  RecipientRow & { readonly case_id: CaseId | null },
  [id: string, nowMs: number]
>(
  "recipient_to_show",
  `${ROW.replace("select ", "select recipient.case_id, ")} where recipient.id = $1 and recipient.ended_at is null
     and (recipient.person_id is null or recipient.vetted_at > instant($2) - verification_holds())`,
);

/** Until whoever asks commits, the recipient does not end. */
export const recipientOfId = statement<RecipientRow, [id: string]>(
  "recipient_of_id",
  `${ROW} where recipient.id = $1 for share of recipient`,
);

export const addRecipient = statement<
  { id: string },
  [
    id: string,
    type: string,
    caseId: string | null,
    personId: string | null,
    ownerKey: Buffer,
    body: Buffer,
    by: string,
    nowMs: number,
  ]
>(
  "add_recipient",
  `insert into recipient (id, type, case_id, person_id, owner_key, body, vetted_by_id, vetted_at)
   values ($1, $2::recipient_type, $3, $4, $5, $6, $7, instant($8)) on conflict do nothing returning id`,
);

export const endRecipient = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "end_recipient",
  `update recipient set ended_at = instant($3), ended_by_id = $2 where id = $1 and ended_at is null returning id`,
);

/** Whatever goes to a recipient goes before it, or knows of it: sending shares the lock that this takes. */
export const lockRecipient = statement<{ type: RecipientType }, [id: string]>(
  "lock_recipient",
  "select type::text as type from recipient where id = $1 and ended_at is null for no key update",
);
