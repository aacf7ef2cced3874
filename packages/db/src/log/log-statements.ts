import { statement } from "../sql/statement.ts";

export interface HeadRow {
  readonly epoch: string;
  readonly head: string;
}

/** A head without an event: all event columns are null. */
export interface EventRow extends HeadRow {
  readonly xid: string | null;
  readonly seq: string | null;
  readonly stream: string | null;
  readonly payload: unknown;
}

export const logHead = statement<HeadRow>(
  "log_head",
  "select log_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as head",
);

/**
 * Only below xmin: what is not yet committed there never will be, so nothing can slip in before what was read. The
 * columns in `order by` are qualified, or PostgreSQL would sort by the output column, as text.
 */
const page = (stream: string): string =>
  `select head.epoch, head.head, found.xid, found.seq, found.stream, found.payload, head.horizon
   from (
     select log_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as head,
       event_horizon.xid::text as horizon
     from event_horizon
   ) head
   left join lateral (
     select event.xid::text as xid, event.seq::text as seq, event.stream, event.payload
     from event
     where ${stream}(event.xid, event.seq) > ($1::text::xid8, $2::bigint)
       and event.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by event.xid, event.seq
     limit $3
   ) found on true
   order by found.xid::xid8, found.seq::bigint`;

type PageRow = EventRow & { readonly horizon: string };

export const tailEvents = statement<PageRow, [xid: string, seq: string, most: number]>("log_tail", page(""));

export const sinceEvents = statement<PageRow, [xid: string, seq: string, most: number, stream: string]>(
  "log_since",
  page("event.stream = $4 and "),
);

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
