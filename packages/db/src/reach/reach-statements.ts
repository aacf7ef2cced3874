import type { ContactStatus, Medium, Speaker } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { PreferenceRow } from "./kept-preferences.ts";
import type { ConversationFact, DangerFact, LiftGiven, OptOutFact } from "./reach-record.ts";

/** What happened, with a place for all that any kind of it has. Without names: of a long conversation they are most of it. */
export type HappenedRow = readonly [
  kind: ConversationFact["kind"],
  entry: number | null,
  at: number,
  saidAt: number | null,
  until: number | null,
  by: string | null,
];

export interface ReachRow extends PreferenceRow {
  readonly version: number;
  readonly channel: string;
  readonly medium: Medium;
  readonly status: ContactStatus;
  readonly holder_id: string | null;
  readonly speaker: Speaker | null;
  readonly happened: readonly HappenedRow[];
  readonly danger: readonly {
    readonly kind: DangerFact["kind"];
    readonly at: number;
    readonly agreed_at: number | null;
    readonly by: string | null;
  }[];
  /** In their order, without the place that it gives each. */
  readonly opt_out_words: readonly (readonly [kind: OptOutFact["kind"], at: number, saidAt: number | null])[];
  readonly latest_id: string | null;
  /** What they agreed to last, where the one in force is `never`. */
  readonly agreed_id: string | null;
  readonly agreed_key: Buffer | null;
  readonly agreed_body: Buffer | null;
  readonly never_since: number | null;
  readonly answers_another: boolean;
  readonly lift: LiftGiven | null;
}

/** What they wrote themselves: what a machine wrote is theirs once somebody has found it to be (DB192). */
const THEIRS = `select message.entry, message.at, message.sent_at, message.version, mail_look.decided_at
     from message
     left join mail on mail.message_id = message.id and mail.automatic is not null
     left join mail_look on mail_look.message_id = mail.message_id and mail_look.verdict = 'person'
     where message.contact_id = contact.id and message.direction = 'inbound'
       and (mail.message_id is null or mail_look.message_id is not null)`;

/** What the line itself wrote to whoever waits is no word of anybody's: it starts no clock, and raises no sign (DB705). */
const OURS = `message.author_id is not null`;

/**
 * All that happened in a contact, in the order of its versions. Several things of one version: it was opened again, then what
 * made the version, then what began to leave while it stood.
 */
const HAPPENED = `select earlier.number as nth, mark.at_version as version, 0 as step, mark.kind::text as kind,
       0 as entry, mark.at, null::timestamptz as said_at, null::timestamptz as until, mark.by_id
     from contact earlier
     join reach_event mark on mark.contact_id = earlier.id
       and mark.kind in ('exploiter_marked', 'exploiter_mark_taken_back')
     where earlier.thread_key = contact.thread_key and earlier.channel = contact.channel
       and earlier.number < contact.number
   union all
   select contact.number, theirs.entry, 0, 'heard', theirs.entry, theirs.at, theirs.sent_at, null, null
     from (${THEIRS}) theirs
   union all
   select distinct contact.number, back.version, -1, 'reopened', back.version, back.at, null::timestamptz, null::timestamptz, null::uuid
     from closing
     cross join lateral (
       select version, at from (
         select theirs.entry as version, theirs.at from (${THEIRS}) theirs
         union all
         select theirs.version, theirs.decided_at from (${THEIRS}) theirs where theirs.decided_at is not null
       ) each
       where each.version > closing.version
       order by each.version limit 1
     ) back
     where closing.contact_id = contact.id
   union all
   select contact.number, handed_version, 1, 'left', entry, handed_at, null, null, null
     from message where contact_id = contact.id and handed_version is not null and ${OURS}
   union all
   select contact.number, version, 0, 'did_not_arrive', entry, lost_at, null, null, null
     from message where contact_id = contact.id and lost_at is not null and ${OURS}
   union all
   select contact.number, at_version, 0, kind::text,
       case when kind = 'exploiter_marked' then at_version end, at, null, until, by_id
     from reach_event where contact_id = contact.id`;

/**
 * A thread's words on being written to and, where there is any, all that they wrote besides, each with its place in the
 * conversation. A word stands where its message does, once that is stored: it is that message, and what a provider does on
 * one comes after it.
 */
const OPT_OUT_WORDS = `select word.kind::text as kind, coalesce(spoken.number, heard.number, 0) as nth,
       coalesce(own.entry, word.entry) as place, 1 as step, word.seq, word.at, word.said_at
     from opt_out_word word
     left join message own on own.channel = word.channel and own.dedupe_key = word.message_key
     left join contact spoken on spoken.id = own.contact_id
     left join contact heard on heard.id = word.contact_id
     where word.channel = contact.channel and word.thread_key = contact.thread_key
   union all
   select 'message', every.number, message.entry, 0, 0, message.at, message.sent_at
     from contact every
     join message on message.contact_id = every.id and message.direction = 'inbound'
     left join mail on mail.message_id = message.id and mail.automatic is not null
     left join mail_look on mail_look.message_id = mail.message_id and mail_look.verdict = 'person'
     where every.thread_key = contact.thread_key and every.channel = contact.channel
       and (mail.message_id is null or mail_look.message_id is not null)
       and exists (select from opt_out_word where channel = contact.channel and thread_key = contact.thread_key)
       and not exists (
         select from opt_out_word word where word.channel = message.channel and word.dedupe_key = message.dedupe_key)`;

/** One statement, so one moment. */
export const reachRecord = statement<ReachRow, [contactId: string]>(
  "reach_record",
  `select contact.version, contact.channel, contact.medium, contact.status, contact.holder_id, contact.speaker,
     (select coalesce(json_agg(json_build_array(kind, entry, ms(at), ms(said_at), ms(until), by_id)
        order by nth, version, step, at), '[]') from (${HAPPENED}) happened) as happened,
     (select coalesce(json_agg(json_build_object('kind', kind, 'at', ms(at), 'agreed_at', ms(agreed_at), 'by', by_id)
        order by seq), '[]') from danger_event where person_id = any (shared.ids)) as danger,
     (select coalesce(json_agg(json_build_array(kind, ms(at), ms(said_at)) order by nth, place, step, seq), '[]')
        from (${OPT_OUT_WORDS}) word) as opt_out_words,
     person.id as person_id, person.owner_key as person_key,
     preference.id as preference_id, preference.may, ms(preference.confirmed_at) as confirmed_at,
     preference.confirmed_by_id, preference.body_key, preference.body,
     latest.id as latest_id, agreed.id as agreed_id, agreed.body_key as agreed_key, agreed.body as agreed_body,
     case when latest.may = 'never' then ms(latest.confirmed_at) end as never_since,
     answers_another(contact.id) as answers_another,
     (select json_build_object('locks', locks, 'at', ms(at), 'isUsed', lift_is_used(reach_lift),
        'usedBy', case when lift_is_used(reach_lift) then used_by_id end)
      from reach_lift where contact_id = contact.id order by at_version desc limit 1) as lift
   from contact
   left join person_thread on person_thread.thread_key = contact.thread_key
     and person_thread.channel = contact.channel and person_thread.until is null
   left join person on person.id = person_thread.person_id
   left join lateral danger_persons(person.id) shared (ids) on true
   left join lateral danger_of(shared.ids) danger on true
   left join lateral (
     select * from contact_preference
     where person_id = person.id and channel = contact.channel and thread_key = contact.thread_key
       and (danger.since is null or seq <= danger.known)
     order by seq desc limit 1
   ) preference on true
   left join lateral (
     select id, may, confirmed_at from contact_preference
     where person_id = person.id and channel = contact.channel and thread_key = contact.thread_key
     order by seq desc limit 1
   ) latest on true
   left join lateral (
     select id, body_key, body from contact_preference
     where preference.may = 'never' and may = 'contact'
       and person_id = person.id and channel = contact.channel and thread_key = contact.thread_key
       and seq < preference.seq
     order by seq desc limit 1
   ) agreed on true
   where contact.id = $1`,
);
