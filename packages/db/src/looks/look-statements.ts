import type { AutomaticKind, Medium } from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { LookDecided, LookReason, LookVerdict } from "./look-store.ts";

export interface LookRow {
  readonly message_id: string;
  readonly at: number;
  readonly reason: LookReason;
  readonly automatic: AutomaticKind | null;
  readonly row: ContactFacts;
}

/** Words that were taken back have nothing left to be looked at. */
export const undecidedLooks = statement<
  LookRow,
  [beforeMs: number | null, beforeId: string | null, size: number, by: string | null]
>(
  "undecided_looks",
  `select mail_look.message_id, ms(mail_look.at) as at, mail_look.reason, mail.automatic, contact_row.row
   from mail_look
   join message on message.id = mail_look.message_id and message.withdrawn_at is null
   join contact_row on contact_row.id = mail_look.contact_id
   left join mail on mail.message_id = mail_look.message_id
   where mail_look.verdict is null and not mail_look.contact_id = any (array(select barred_contacts($4::uuid)))
     and ($1::bigint is null or (mail_look.at, mail_look.message_id) < (instant($1), $2::uuid))
   order by mail_look.at desc, mail_look.message_id desc
   limit $3`,
);

export const countUndecided = statement<{ count: number }, [most: number, by: string | null]>(
  "count_undecided_looks",
  `select count(*)::integer as count from (
     select from mail_look join message on message.id = mail_look.message_id and message.withdrawn_at is null
     where mail_look.verdict is null and not mail_look.contact_id = any (array(select barred_contacts($2::uuid)))
     limit $1) undecided`,
);

/** A contact's medium never changes, so it may be asked before anything decides. */
export const mediumOfLook = statement<{ medium: Medium }, [message: string]>(
  "medium_of_look",
  "select contact.medium from mail_look join contact on contact.id = mail_look.contact_id where message_id = $1",
);

export interface DecidedRow {
  readonly kind: LookDecided["kind"];
  readonly row: ContactFacts | null;
  readonly said: LookVerdict | null;
  readonly said_by: StaffName | null;
  readonly said_at: number | null;
}

export const decideLook = statement<
  DecidedRow,
  [message: string, by: string, verdict: LookVerdict, targetMs: number, dangerTargetMs: number, nowMs: number]
>(
  "decide_look",
  "select kind, row, said, said_by, said_at from decide_look($1, $2, $3::look_verdict, $4, $5, $6)",
);

/** A message that was not read whole, of which nothing more is kept. */
export const notePartly = statement<Record<string, never>, [message: string]>(
  "note_partly",
  `insert into mail_look (message_id, contact_id, reason, at)
   select id, contact_id, 'partly', at from message where id = $1
   on conflict do nothing`,
);

/** What the lists found in what a machine wrote into a closed contact, for the day somebody says that it was a person. */
export const noteFound = statement<Record<string, never>, [message: string, lane: string, reason: string]>(
  "note_found",
  "update mail_look set lane = $2::lane, lane_reason = $3 where message_id = $1 and reason = 'machine'",
);
