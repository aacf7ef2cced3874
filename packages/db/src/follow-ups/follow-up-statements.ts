import type { FollowUpId, FollowUpOtherwise, FollowUpState, FollowUpWay } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type {
  Agreed,
  DueFollowUp,
  FollowUpChanged,
  FollowUpFacts,
  FollowUpPurpose,
  WrittenFor,
} from "./follow-up-store.ts";

interface Told<Kind> {
  readonly kind: Kind;
  readonly row: FollowUpFacts | null;
  readonly holder: StaffName | null;
}

export const agreeFollowUp = statement<
  Told<Agreed["kind"]>,
  [
    id: string,
    contactId: string,
    by: string,
    way: FollowUpWay,
    dueAt: number,
    until: number,
    otherwise: FollowUpOtherwise,
    againAt: number | null,
    againUntil: number | null,
    bodyKey: Buffer,
    body: Buffer,
    most: number,
    nowMs: number,
  ]
>(
  "agree_follow_up",
  "select kind, row, holder from agree_follow_up($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
);

export const changeFollowUp = statement<
  Told<FollowUpChanged["kind"]>,
  [
    id: string,
    by: string,
    expected: number,
    to: FollowUpState,
    dueAt: number | null,
    until: number | null,
    nowMs: number,
  ]
>("change_follow_up", "select kind, row, holder from change_follow_up($1, $2, $3, $4, $5, $6, $7)");

/**
 * Looks at a conversation in which something is dated later than now, before a time is agreed in it: what was seen by a clock
 * that was put back counts as seen before that time was asked for.
 */
const look = (asked: string) => `select looked.version from (${asked}) asked
   cross join lateral reach_happened(asked.id, null, 'clock', null, $2) looked
   where exists (select from reach_event where contact_id = asked.id and at > instant($2))`;

export const lookBeforeAgreeing = statement<{ version: number }, [contactId: string, nowMs: number]>(
  "look_before_agreeing",
  look("select id from contact where id = $1"),
);

export const lookBeforeMoving = statement<{ version: number }, [followUpId: string, nowMs: number]>(
  "look_before_moving",
  look("select follow_up_place(contact_id) as id from follow_up where id = $1"),
);

export const noteFollowUp = statement<{ noted: boolean }, [id: string, by: string, nowMs: number]>(
  "note_follow_up",
  "select note_follow_up($1, $2, $3) as noted",
);

/** Missed ones that nobody noted first, then what is due soonest. */
export const standingFollowUps = statement<{ row: FollowUpFacts }>(
  "follow_ups_standing",
  `select follow_up_row.row from follow_up_row
   join follow_up on follow_up.id = follow_up_row.id
   where follow_up.state in ('planned', 'due') or (follow_up.state = 'expired' and not follow_up.noted)
   order by follow_up.state = 'expired' desc, follow_up.due_at, follow_up.id`,
);

export const followUpsOfContact = statement<
  { row: FollowUpFacts; contact_id: string; owner_key: Buffer; body_key: Buffer; body: Buffer },
  [contactId: string]
>(
  "follow_ups_of_contact",
  `select follow_up_row.row, agreed.id as contact_id, agreed.owner_key, follow_up.body_key, follow_up.body
   from contact asked
   join contact agreed on agreed.thread_key = asked.thread_key and agreed.channel = asked.channel
   join follow_up on follow_up.contact_id = agreed.id
   join follow_up_row on follow_up_row.id = follow_up.id
   where asked.id = $1
   order by follow_up.agreed_at desc, follow_up.id desc
   limit 100`,
);

export const writeForFollowUp = statement<
  WrittenFor,
  [id: string, messageId: string, contactId: string, by: string, nowMs: number]
>("write_for_follow_up", "select kind, holder from write_for_follow_up($1, $2, $3, $4, $5)");

/**
 * Agreed when its time was, last. It is begun by every message for it of which `begins` holds, but by none that was given back, or
 * taken back.
 */
const purposeBeside = (begins: string): string => `'agreedAt', (
       select ms(max(at)) from follow_up_change
       where follow_up_change.follow_up_id = follow_up.id and follow_up_change.kind in ('agreed', 'moved')),
     'from', ms(follow_up.due_at), 'until', ms(follow_up.until_at), 'isBegun', exists (
       select from follow_up_message other
       join message on message.id = other.message_id and message.send_state <> 'failed'
       join contact place on place.id = message.contact_id
       where other.follow_up_id = follow_up.id and ${begins})`;

/** Of several that wait to leave, the one that was written first begins it, and one that left whichever it was. */
const BEGUN_BEFORE_MINE = `other.message_id <> $1
         and (mine.id is null or message.handed_at is not null or (place.number, message.entry) < (here.number, mine.entry))`;

export const purposeOfMessage = statement<{ purpose: FollowUpPurpose }, [messageId: string]>(
  "follow_up_purpose",
  `select json_build_object(${purposeBeside(BEGUN_BEFORE_MINE)}) as purpose
   from follow_up_message
   join follow_up on follow_up.id = follow_up_message.follow_up_id
   left join message mine on mine.id = $1
   left join contact here on here.id = mine.contact_id
   where follow_up_message.message_id = $1`,
);

/** Those that a message of this contact could be written for now, each as it would be for that message (DB246). */
export const dueFollowUps = statement<{ row: DueFollowUp }, [contactId: string]>(
  "due_follow_ups",
  `select json_build_object('id', follow_up.id, ${purposeBeside("true")}) as row
   from follow_up
   join contact on contact.id = follow_up.place_id
   where follow_up.place_id = $1 and follow_up.state = 'due'
     and follow_up.kind = (case when contact.medium = 'email' then 'we_mail' else 'we_text' end)::follow_up_kind
   order by follow_up.due_at, follow_up.id`,
);

export const databaseClock = statement<{ now: number }>(
  "database_clock",
  "select ms(clock_timestamp()) as now",
);

export const followUpsAtTheirTime = statement<{ id: FollowUpId }, [nowMs: number, most: number]>(
  "follow_ups_at_their_time",
  "select id from follow_ups_at_their_time($1, $2) id",
);

export const fireFollowUp = statement<{ fired: boolean }, [id: string, nowMs: number]>(
  "fire_follow_up",
  "select fire_follow_up($1, $2) as fired",
);
