import type { ContactFacts } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export interface HeadRow {
  readonly epoch: string;
  readonly head: string;
}

/** A head without an event: all event columns are null. An event of a contact has no stream and no payload of its own. */
export interface EventRow extends HeadRow {
  readonly xid: string | null;
  readonly seq: string | null;
  readonly stream: string | null;
  readonly payload: unknown;
  readonly contact_id: string | null;
  readonly version: number | null;
  /** `null` also for a contact that is closed. */
  readonly row: ContactFacts | null;
}

export const logHead = statement<HeadRow>(
  "log_head",
  "select log_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as head",
);

/** The whole of who has committed and who has not, so that it differs once any one of them has. */
export const logRevision = statement<{ readonly revision: string }>(
  "log_revision",
  "select log_epoch() || ' ' || pg_current_snapshot()::text as revision",
);

/**
 * Only below xmin: what is not yet committed there never will be, so nothing can slip in before what was read. The
 * columns in `order by` are qualified, or PostgreSQL would sort by the output column, as text. `offset 0` keeps the head
 * a row of its own: merged with the rest, its epoch would be asked for again with every event, which costs more than the
 * event.
 */
const page = (which: string, besides: string = "event_horizon.xid::text as horizon"): string =>
  `select head.*, found.*
   from (
     select log_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as head, ${besides}
     from event_horizon offset 0
   ) head
   left join lateral (
     select event.xid::text as xid, event.seq::text as seq, event.stream, event.payload, event.contact_id, event.version,
       case when event.status <> 'closed'
         then contact_facts(event.contact_id, event, holder.name, offered.name) end as row
     from (
       select * from event
       where ${which}(event.xid, event.seq) > ($1::text::xid8, $2::bigint)
         and event.xid < pg_snapshot_xmin(pg_current_snapshot())
       order by event.xid, event.seq
       limit $3
     ) event
     left join staff holder on holder.id = event.holder_id
     left join staff offered on offered.id = event.offered_to_id
   ) found on true
   order by found.xid::xid8, found.seq::bigint`;

type PageRow = EventRow & { readonly horizon: string };
type TailRow = EventRow & { readonly held: boolean };
type Since = [xid: string, seq: string, most: number, stream: string];

/** What is committed and not below xmin is held back. One is enough, found by the index: PostgreSQL takes half of the log to be that. */
export const tailEvents = statement<TailRow, [xid: string, seq: string, most: number]>(
  "log_tail",
  page(
    "",
    `(select true from event where event.xid >= pg_snapshot_xmin(pg_current_snapshot())
      order by event.xid, event.seq limit 1) is not null as held`,
  ),
);

/** Of a stream that every change of a contact is told on. */
export const sinceOfAll = statement<PageRow, Since>(
  "log_since_all",
  page("(event.contact_id is not null or event.stream = $4) and "),
);

/** Of the stream of the contact with that id. */
export const sinceOfContact = statement<PageRow, Since>(
  "log_since_contact",
  page("event.contact_id = $4::uuid and "),
);

/** Of any other stream. */
export const sinceOfOther = statement<PageRow, Since>("log_since", page("event.stream = $4 and "));

/**
 * Forgets the oldest events, so many at most: it is a writer itself, and holds the tail back while it works. Remembers the
 * highest transaction it forgot, so that an older cursor is told to load anew.
 */
export const forgetEvents = statement<{ forgotten: number }, [beforeMs: number, most: number]>(
  "forget_events",
  `with gone as (
     delete from event where (xid, seq) in (
       select xid, seq from event
       where at < instant($1) and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by xid, seq limit $2)
     returning xid
   ), horizon as (
     update event_horizon set xid = greatest(event_horizon.xid, highest.xid)
     from (select xid from gone order by xid desc limit 1) highest
   )
   select count(*) as forgotten from gone`,
);
