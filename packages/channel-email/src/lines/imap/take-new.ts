import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { TakeLive } from "@holdfast/channel-kit";
import type { ReadArrival } from "../read-arrival.ts";
import { questOf, type Cursor } from "./cursor.ts";
import { fetchMails, findUids, listMails, type FetchMails, type Listed } from "./fetch-mails.ts";
import { NotStored } from "./line-fault.ts";
import type { Withheld } from "./withheld.ts";

/** What taking a folder's messages needs. */
export interface TakeNew extends FetchMails {
  readonly read: ReadArrival;
  readonly store: TakeLive;
  readonly withheld: Withheld;
  /** Called after everything up to its UID is stored, or remembered as withheld. */
  readonly moved: (cursor: Cursor) => Promise<void>;
}

/** How many messages are listed at once, and how many bytes of them fetched at once unless one alone is larger. */
const LISTED = 50;
const FETCHED_BYTES = 4 * 1024 * 1024;

/**
 * Stores every message after the cursor, oldest first, and gives the cursor after the last of them. Throws when the line
 * breaks or the store does not take one; what was told by `moved` is done then. Looks at messages without marking them.
 */
export async function takeNew(from: Cursor, parts: TakeNew): Promise<Cursor> {
  let cursor = from;
  for (;;) {
    const quest = questOf(cursor);
    const found = await findUids(
      quest.kind === "first" ? { uid: quest.range, since: quest.since } : { uid: quest.range },
      parts,
    );
    const { uid: last } = cursor;
    // `n:*` names the last message even when its UID is below n.
    const uids = found.filter((uid) => uid > last).toSorted((a, b) => a - b);
    for (let at = 0; at < uids.length && !parts.signal.aborted; at += LISTED)
      cursor = await takeSome(uids.slice(at, at + LISTED), cursor, parts);
    if (parts.signal.aborted) return cursor;
    if (quest.kind === "rest") return cursor;
    cursor = { ...cursor, uid: cursor.until };
    await parts.moved(cursor);
  }
}

async function takeSome(uids: readonly number[], from: Cursor, parts: TakeNew): Promise<Cursor> {
  let cursor = from;
  for (const group of groups(await listMails(uids, parts), parts.suspects.isSuspected)) {
    const { arrived, withheld } = await fetchMails(group, parts);
    // All of them are read while the first is stored; what is stored, is stored in order.
    const readings = [
      ...arrived.map(({ uid, mail }) => ({ uid, events: parts.read(mail) })),
      ...withheld.map((uid) => ({ uid, events: null })),
    ].toSorted((a, b) => a.uid - b.uid);
    for (const { uid, events } of readings) {
      if (parts.signal.aborted) return cursor;
      if (events === null) await parts.withheld.add(uid);
      else if (!(await storeAll(await events, parts))) return cursor;
      else if (parts.withheld.has(uid)) await parts.withheld.settle(uid);
      cursor = { ...cursor, uid };
      await parts.moved(cursor);
    }
    if (arrived.length > 0) parts.withheld.handedOut();
  }
  return cursor;
}

/** Stores what one message says; `false` when there was no time for it. Throws when the store does not take it. */
export async function storeAll(
  events: Awaited<ReturnType<ReadArrival>>,
  { store, signal }: Pick<TakeNew, "store" | "signal">,
): Promise<boolean> {
  for (const event of events) {
    if (signal.aborted) return false;
    if ((await store(event)) !== "stored") throw new NotStored();
  }
  return true;
}

/** Groups that fit into memory; a message that is too large, or at which lines have broken, is alone. */
export function groups(
  listed: readonly Listed[],
  isSuspected: (uid: number) => boolean,
): readonly (readonly Listed[])[] {
  const all: Listed[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of listed) {
    const isAlone = one.size > MAIL_BYTES_MAX || isSuspected(one.uid);
    bytes += isAlone ? Number.POSITIVE_INFINITY : one.size;
    if (bytes <= FETCHED_BYTES) all.at(-1)?.push(one);
    else {
      all.push([one]);
      bytes = isAlone ? Number.POSITIVE_INFINITY : one.size;
    }
  }
  return all;
}
