import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { UnreadWhispers, WhisperWritten } from "./whisper-store.ts";

export const writeWhisper = statement<
  { readonly kind: WhisperWritten },
  [id: string, contactId: string, by: string, key: Buffer, body: Buffer, nowMs: number]
>("write_whisper", "select write_whisper($1, $2, $3, $4, $5, $6) as kind");

export interface WhisperRow {
  readonly id: string;
  readonly at: number;
  readonly by: StaffName;
  readonly to: StaffName | null;
  readonly owner_key: Buffer;
  readonly body_key: Buffer;
  readonly body: Buffer;
  readonly is_new: boolean;
}

const NAMED = (staff: string): string =>
  `case when ${staff}.id is not null then json_build_object('id', ${staff}.id, 'name', ${staff}.name) end`;

/** One statement, so that no lead is shown what is written there unseen, and nobody whose look is not recorded (AU1, DB677). */
export const whispersOf = statement<
  WhisperRow,
  [contactId: string, asker: string, before: string | null, most: number]
>(
  "whispers_of",
  `with shown as materialized (
     select * from whisper where contact_id = $1 and hears_whispers($2, $1)
       and ($3::uuid is null or (at, id) < (select at, id from whisper where id = $3 and contact_id = $1))
     order by at desc, id desc limit $4
   ), noted as materialized (
     select audit_write($2, 'looked', 'whisper', $1, $1, null, jsonb_build_object('count', (select count(*) from shown))) as done,
       is_watching($2, $1) and watch_contact($2, $1) as watched
     where exists (select from shown)
   )
   select shown.id, ms(shown.at) as at, ${NAMED("writer")} as by, ${NAMED("reader")} as to, contact.owner_key, shown.body_key, shown.body,
     shown.by_id <> $2 and shown.at > coalesce(seen.at, '-infinity') as is_new
   from noted cross join shown
   join contact on contact.id = shown.contact_id
   join staff writer on writer.id = shown.by_id
   left join staff reader on reader.id = shown.to_id
   left join whisper_seen seen on seen.contact_id = shown.contact_id and seen.user_id = $2
   order by shown.at, shown.id`,
);

/** Up to the first that they were not shown, however far back it lies (DB698). */
export const seeWhispers = statement<
  Record<string, never>,
  [contactId: string, by: string, shown: readonly string[]]
>(
  "see_whispers",
  `with listed as (
     select id, at, by_id from whisper where contact_id = $1 and hears_whispers($2, $1)
   ), missed as (
     select min(listed.at) as at from listed
     left join whisper_seen seen on seen.contact_id = $1 and seen.user_id = $2
     where listed.by_id <> $2 and listed.id <> all ($3::uuid[]) and listed.at > coalesce(seen.at, '-infinity')
   )
   insert into whisper_seen as seen (contact_id, user_id, at)
   select $1, $2, max(listed.at) from listed cross join missed
   where listed.id = any ($3::uuid[]) and listed.at < coalesce(missed.at, 'infinity') having max(listed.at) is not null
   on conflict (contact_id, user_id) do update set at = greatest(seen.at, excluded.at)`,
);

export const unreadWhispers = statement<{ readonly unread: UnreadWhispers }, [who: string, most: number]>(
  "unread_whispers",
  `select json_build_object('contact', json_build_object('id', contact.id, 'number', contact.number),
     'from', json_build_object('id', staff.id, 'name', staff.name), 'count', fresh.count, 'at', ms(fresh.at)) as unread
   from (select id from contact where holder_id = $1
     union select whisper.contact_id from whisper join contact on contact.id = whisper.contact_id and contact.status = 'claimed'
       where whisper.by_id = $1) theirs
   join contact on contact.id = theirs.id and hears_whispers($1, contact.id)
   left join whisper_seen seen on seen.contact_id = contact.id and seen.user_id = $1
   cross join lateral (
     select count(*)::integer as count, max(at) as at, (array_agg(by_id order by at desc))[1] as by_id from whisper
     where contact_id = contact.id and by_id <> $1 and at > coalesce(seen.at, '-infinity')) fresh
   join staff on staff.id = fresh.by_id
   order by fresh.at, contact.number limit $2`,
);
