import { statement } from "../sql/statement.ts";
import type { RevokedHow } from "@holdfast/case-schema";

export const addContactWithdrawal = statement<
  { id: string },
  [id: string, contactId: string, how: string, by: string, address: Buffer | null, nowMs: number]
>(
  "add_contact_withdrawal",
  `insert into contact_withdrawal (id, contact_id, how, by_id, address, at)
   values ($1, $2, $3::revoked_how, $4, $5, instant($6)) on conflict (id) do nothing returning id`,
);

export const contactWithdrawalThere = statement<{ contact_id: string; by: string }, [id: string]>(
  "contact_withdrawal_there",
  "select contact_id, by_id as by from contact_withdrawal where id = $1",
);

export interface UnsettledRow {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly how: RevokedHow;
}

/** What the people of a case may have taken back in contacts, while nobody has said whether it was them. */
export const unsettledOfCase = statement<UnsettledRow, [caseId: string]>(
  "unsettled_withdrawals_of_case",
  `select said.id, part.id as person, ms(said.at) as at, said.how::text as how
   from case_part part cross join lateral unsettled_withdrawals(part.id) said
   where part.case_id = $1 and part.kind = 'person' order by said.at, said.id, part.ord`,
);

export const settleWithdrawal = statement<
  { done: boolean },
  [id: string, caseId: string, personId: string, wasTheirs: boolean, by: string, nowMs: number]
>(
  "settle_withdrawal",
  `insert into contact_withdrawal_settled (withdrawal_id, case_id, person_id, was_theirs, by_id, at)
   values ($1, $2, $3, $4, $5, instant($6)) returning true as done`,
);

/** What was signed until then: a yes that came later stands. */
export const withdrawSignedUntil = statement<
  { id: string },
  [caseId: string, personId: string, how: string, by: string, atMs: number]
>(
  "withdraw_signed_until",
  `update release set revoked_at = instant($5), revoked_how = $3::revoked_how, revoked_by_id = $4
   where case_id = $1 and person_id = $2 and signed_at <= instant($5) and revoked_at is null returning id`,
);
