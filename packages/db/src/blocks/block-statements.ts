import type { BlockEnd, BlockReason } from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { BlockDone, BlockSet, SharedLine } from "./block-store.ts";

export interface BlockRow {
  readonly id: string;
  readonly contact_id: string;
  readonly owner_key: Buffer;
  readonly row: ContactFacts;
  readonly reason: BlockReason;
  readonly why_key: Buffer;
  readonly why: Buffer;
  readonly by: StaffName;
  readonly at: number;
  readonly until: number;
  readonly longer_until: number | null;
  readonly longer_by: StaffName | null;
  readonly longer_at: number | null;
  readonly agreed_by: StaffName | null;
  readonly agreed_at: number | null;
  readonly reviewed_at: number | null;
  readonly ends_at: number;
  readonly ended_at: number | null;
  readonly ended_how: BlockEnd | null;
  readonly ended_by: StaffName | null;
  readonly kept: number;
  readonly kept_last_at: number | null;
  readonly heard_at: number | null;
  readonly heard: string | null;
}

const name = (column: string): string =>
  `(select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = block.${column})`;

/** The contact under which each is listed. */
const LAST = `join lateral (
     select id from contact where contact.channel = block.channel and contact.thread_key = block.thread_key
     order by contact.number desc limit 1
   ) last on true`;

/** What ended by itself did, whether or not it was said yet; what was said to have ended did, whatever a clock says now. */
const BLOCK = `block.id, block.contact_id, owner.owner_key, contact_row.row, block.reason, block.why_key, block.why,
     ${name("by_id")} as by, ms(block.at) as at, ms(block.until) as until, ms(block.longer_until) as longer_until,
     ${name("longer_by_id")} as longer_by, ms(block.longer_at) as longer_at, ${name("agreed_by_id")} as agreed_by,
     ms(block.agreed_at) as agreed_at, ms(block.reviewed_at) as reviewed_at, ms(block.ends_at) as ends_at,
     case when block.ended_at is not null or block.ends_at <= instant($1) then ms(block.ends_at) end as ended_at,
     case when block.ended_at is not null or block.ends_at <= instant($1) then coalesce(block.ended_how,
       case when block.agreed_at is not null and block.ends_at < block.longer_until then 'not_reviewed' else 'time' end::block_end)
     end as ended_how,
     ${name("ended_by_id")} as ended_by,
     (select count(*)::integer from block_arrival kept where kept.block_id = block.id and kept.heard is null) as kept,
     (select ms(max(kept.at)) from block_arrival kept where kept.block_id = block.id and kept.heard is null) as kept_last_at,
     ms(heard.at) as heard_at, heard.heard
   from thread_block block
   join contact owner on owner.id = block.contact_id
   ${LAST}
   join contact_row on contact_row.id = last.id
   left join lateral (
     select at, heard from block_arrival where block_arrival.block_id = block.id and block_arrival.heard is not null
     order by at desc limit 1
   ) heard on true`;

export const listBlocks = statement<BlockRow, [nowMs: number, endedSinceMs: number, most: number]>(
  "list_blocks",
  `select ${BLOCK} where block.ends_at > instant($2)
   order by block.ended_at is not null or block.ends_at <= instant($1),
     case when block.ended_at is null and block.ends_at > instant($1) then block.ends_at end,
     block.ends_at desc, block.id
   limit $3`,
);

export const blockOfThread = statement<BlockRow, [nowMs: number, contactId: string]>(
  "block_of_thread",
  `select ${BLOCK} join contact asked on asked.id = $2
   where block.channel = asked.channel and block.thread_key = asked.thread_key
     and block.ended_at is null and block.ends_at > instant($1)`,
);

export const sharedLineOf = statement<SharedLine, [contactId: string]>(
  "shared_line_of",
  `select line.kind, json_build_object('id', staff.id, 'name', staff.name) as by, ms(line.at) as at
   from contact join shared_line line on line.channel = contact.channel and line.thread_key = contact.thread_key
     and line.ended_at is null
   join staff on staff.id = line.by_id
   where contact.id = $1`,
);

export const blockThread = statement<
  { outcome: BlockSet },
  [
    id: string,
    contactId: string,
    by: string,
    expected: number,
    reason: BlockReason,
    whyKey: Buffer,
    why: Buffer,
    heldMs: number,
    longerMs: number | null,
    nowMs: number,
  ]
>("block_thread", "select block_thread($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as outcome");

export const changeBlock = statement<
  { outcome: BlockDone },
  [id: string, by: string, deed: string, longerMs: number | null, nowMs: number]
>("change_block", "select change_block($1, $2, $3, $4, $5) as outcome");

export const markSharedLine = statement<
  { outcome: "done" | "not_found" },
  [contactId: string, by: string, kind: string | null, nowMs: number]
>("mark_shared_line", "select mark_shared_line($1, $2, $3, $4) as outcome");

export const endSharedBlock = statement<{ ended: boolean }, [id: string, nowMs: number]>(
  "end_shared_block",
  "select end_shared_block($1, $2) as ended",
);

export const endPastBlocks = statement<{ count: number }, [nowMs: number]>(
  "end_past_blocks",
  "select end_past_blocks($1) as count",
);

export const holdingBlocks = statement<{ id: string; contact_id: string }, [nowMs: number]>(
  "holding_blocks",
  "select id, contact_id from thread_block where ended_at is null and ends_at > instant($1)",
);

/** A proposal waits for everybody but whoever made it. Of those alone that whoever asks is shown where they are listed (DB561). */
export const countWaitingBlocks = statement<{ count: number }, [nowMs: number, by: string, noticeMs: number]>(
  "count_waiting_blocks",
  `select count(*)::integer as count from thread_block block
   ${LAST}
   where block.ended_at is null and block.ends_at > instant($1)
     and ((longer_at is not null and agreed_at is null and longer_by_id <> $2)
       or (agreed_at is not null and ends_at < longer_until and ends_at <= instant($1 + $3)))
     and not last.id = any (array(select barred_contacts($2::uuid)))`,
);

/** The block that keeps an arrival of a thread in silence: none while something of the thread is open (DB251). */
export const blockOfArrival = statement<{ id: string }, [channel: string, threadKey: Buffer, nowMs: number]>(
  "block_of_arrival",
  `select block.id from thread_block block
   where block.channel = $1 and block.thread_key = $2 and block.ended_at is null and block.ends_at > instant($3)
     and not exists (
       select from contact where contact.channel = $1 and contact.thread_key = $2 and contact.status <> 'closed')`,
);

export const noteBlockArrival = statement<
  Record<string, never>,
  [messageId: string, blockId: string, nowMs: number, heard: string | null]
>(
  "note_block_arrival",
  "insert into block_arrival (message_id, block_id, at, heard) values ($1, $2, instant($3), $4)",
);
