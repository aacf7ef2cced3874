import type { ContactId, HandoverState, Language, Medium, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Handover, HandoverAccepted, HandoverEnded, HandoverOffered } from "./handover-store.ts";

export const offerHandover = statement<
  { readonly kind: HandoverOffered["kind"]; readonly holder: StaffName | null },
  [id: string, contactId: string, by: string, to: string | null, bodyKey: Buffer, body: Buffer, nowMs: number]
>(
  "offer_handover",
  // No row, as of a contact that is not there, to whoever is barred from it (DB523).
  `select kind, holder from (select where not contact_is_barred($3, $2)) clear
   cross join lateral offer_handover($1, $2, $3, $4, $5, $6, $7)`,
);

export const acceptHandover = statement<
  { readonly kind: HandoverAccepted },
  [id: string, by: string, seen: number, nowMs: number]
>("accept_handover", "select accept_handover($1, $2, $3, $4) as kind");

/** At which version a contact is, which nobody changes until the transaction is over. */
export const lockedVersion = statement<{ readonly version: number | null }, [contactId: string]>(
  "locked_version",
  "select version from lock_contact($1)",
);

export const endHandover = statement<
  { readonly kind: HandoverEnded },
  [id: string, by: string, how: "declined" | "taken_back", nowMs: number]
>("end_handover", "select end_handover($1, $2, $3::handover_state, $4) as kind");

/**
 * Of what fell to leads, who writes on and on and is not answered talks with nobody (DB794): their words count since an answer is owed by
 * whoever has them (DB786).
 */
export const handoverMoment = statement<
  {
    readonly contact_id: ContactId;
    readonly version: number;
    readonly medium: Medium;
    readonly language: Language | null;
    readonly is_on_call: boolean;
    readonly last_words_at: number | null;
  },
  [id: string]
>(
  "handover_moment",
  `select contact.id as contact_id, contact.version, contact.medium, contact.language, is_on_call(contact.id) as is_on_call,
     case when handover.state = 'fell_to_lead' and contact.unanswered > 0 then ms(greatest(contact.waiting_since, contact.held_since))
       else (select ms(max(at)) from message where contact_id = contact.id) end as last_words_at
   from handover join contact on contact.id = handover.contact_id where handover.id = $1`,
);

export interface HandoverRow {
  readonly id: string;
  readonly contact: Handover["contact"];
  readonly is_told: boolean;
  readonly from: StaffName;
  readonly to: StaffName | null;
  readonly at: number;
  readonly state: HandoverState;
  readonly state_at: number;
  readonly state_by: StaffName | null;
  readonly owner_key: Buffer;
  /** `null`: nobody wrote for whoever goes on. */
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
}

const name = (of: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = ${of})`;
const ROW = `handover.id, json_build_object('id', contact.id, 'number', contact.number, 'medium', contact.medium,
       'language', contact.language) as contact,
     exists (select from message where id = handover.id and send_state <> 'failed') as is_told,
     ${name("handover.from_id")} as "from", ${name("handover.to_id")} as "to", ms(handover.at) as at, handover.state,
     ms(handover.state_at) as state_at, ${name("handover.state_by_id")} as state_by, contact.owner_key, handover.body_key,
     handover.body
   from handover join contact on contact.id = handover.contact_id`;

export const handoversConcerning = statement<HandoverRow, [who: string, most: number]>(
  "handovers_concerning",
  `select ${ROW}
   where handover.state in ('offered', 'declined', 'fell_to_lead') and contact.status = 'claimed'
     and contact.holder_id = handover.from_id and handover.at >= contact.held_since
     and not contact_is_barred($1, contact.id)
     and not exists (select from handover later where later.contact_id = contact.id and later.at > handover.at)
     and ($1 = handover.from_id or handover.state <> 'declined' and $1 = handover.to_id
       or handover.state = 'fell_to_lead' and leads_now($1))
   order by handover.at, handover.id limit $2`,
);

export const cameWithContact = statement<HandoverRow, [contactId: string, who: string]>(
  "came_with_contact",
  `select ${ROW}
   where contact.id = $1 and contact.holder_id = $2 and handover.from_id <> $2 and handover.state in ('accepted', 'left')
     and handover.state_at <= contact.held_since and not contact_is_barred($2, contact.id)
   order by handover.state_at desc, handover.id desc limit 1`,
);

export const mayGoOn = statement<StaffName, [contactId: string, by: string]>(
  "may_go_on",
  `select staff.id, staff.name from shift join staff on staff.id = shift.user_id
   where staff.id <> $2 and not contact_is_barred($2, $1) and may_go_on(staff.id, $1) order by staff.name, staff.id`,
);

export const fallToLeads = statement<
  { readonly count: number },
  [nowMs: number, most: number, quietMs: number, talks: readonly Medium[]]
>("fall_to_leads", "select fall_to_leads($1, $2, $3, $4::text[]::medium[]) as count");

export const readShiftEnd = statement<
  {
    readonly ends_at: number;
    readonly is_warned: boolean;
    readonly holds: readonly { readonly id: ContactId; readonly number: number }[];
  },
  [who: string]
>(
  "shift_end_read",
  `select ms(ends_at) as ends_at, warned_at is not null as is_warned, (
     select coalesce(json_agg(json_build_object('id', id, 'number', number) order by number), '[]') from contact
     where holder_id = $1 and status = 'claimed' and not contact_is_barred($1, id)) as holds
   from shift_end where user_id = $1`,
);

export const shiftEnds = statement<{ readonly id: UserId; readonly ends_at: number }>(
  "shift_ends",
  `select shift_end.user_id as id, ms(ends_at) as ends_at
   from shift_end join staff on staff.id = shift_end.user_id and staff.disabled_at is null order by shift_end.user_id`,
);

export const sayShiftEnd = statement<
  { readonly kind: "said" | "off_shift" | "not_a_time" },
  [who: string, endsMs: number, nowMs: number]
>("say_shift_end", "select say_shift_end($1, $2, $3) as kind");

export const warnShiftEnds = statement<
  { readonly count: number },
  [nowMs: number, aheadMs: number, most: number]
>("warn_shift_ends", "select warn_shift_ends($1, $2, $3) as count");
