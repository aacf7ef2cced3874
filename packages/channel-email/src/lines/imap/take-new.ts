import type { ImapFlow } from "imapflow";
import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { TakeLive } from "@holdfast/channel-kit";
import type { Brought } from "../../reading/mail-events.ts";
import { HEAD_BYTES, type ReadArrival } from "../read-arrival.ts";
import { questOf, type Cursor } from "./cursor.ts";
import { NotStored } from "./line-fault.ts";
import { stubOf, withheld } from "./withheld.ts";

/** What taking a folder's messages needs. */
export interface TakeNew {
  readonly client: Pick<ImapFlow, "search" | "fetchAll" | "noop">;
  /** The folder, as it is called where nobody is to know which one it is. */
  readonly name: string;
  readonly read: ReadArrival;
  readonly store: TakeLive;
  /** Called after everything up to its UID is stored. */
  readonly moved: (cursor: Cursor) => Promise<void>;
  /** Called at each sign of life. */
  readonly heard: () => void;
  readonly signal: AbortSignal;
  readonly lowTrust: boolean;
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
    const found = await parts.client.search(
      quest.kind === "first" ? { uid: quest.range, since: quest.since } : { uid: quest.range },
      { uid: true },
    );
    if (found === false || found === undefined) throw new Error("the server does not search");
    parts.heard();
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

/** A message as the server lists it. */
interface Listed {
  readonly uid: number;
  readonly size: number;
  readonly receivedAt: number | null;
}

async function takeSome(uids: readonly number[], from: Cursor, parts: TakeNew): Promise<Cursor> {
  let cursor = from;
  const said = new Map(
    (
      await parts.client.fetchAll(
        uids.join(","),
        { uid: true, size: true, internalDate: true },
        { uid: true },
      )
    ).map((one) => [one.uid, one]),
  );
  const listed = uids.map((uid): Listed => ({
    uid,
    size: said.get(uid)?.size ?? 0,
    receivedAt: timeOf(said.get(uid)?.internalDate),
  }));
  for (const group of groups(listed)) {
    const arrived = await fetchGroup(group, parts);
    const got = new Set(arrived.map(({ uid }) => uid));
    const missing = group.map(({ uid }) => uid).filter((uid) => !got.has(uid));
    const stubs = (await withheld(missing, parts.client)).map((uid) => ({
      uid,
      events: Promise.resolve([stubOf(parts.name, cursor.validity, uid)]),
    }));
    // All of them are read while the first is stored; what is stored, is stored in order.
    const readings = [
      ...arrived.map(({ uid, mail }) => ({ uid, events: parts.read(mail) })),
      ...stubs,
    ].toSorted((a, b) => a.uid - b.uid);
    for (const { uid, events } of readings) {
      for (const event of await events) {
        if (parts.signal.aborted) return cursor;
        if ((await parts.store(event)) !== "stored") throw new NotStored();
      }
      cursor = { ...cursor, uid };
      await parts.moved(cursor);
    }
  }
  return cursor;
}

/** Groups that fit into memory; a message that is too large is alone. */
export function groups(listed: readonly Listed[]): readonly (readonly Listed[])[] {
  const all: Listed[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of listed) {
    bytes += one.size;
    if (bytes <= FETCHED_BYTES) all.at(-1)?.push(one);
    else {
      all.push([one]);
      bytes = one.size > MAIL_BYTES_MAX ? Number.POSITIVE_INFINITY : one.size;
    }
  }
  return all;
}

async function fetchGroup(
  group: readonly Listed[],
  { client, lowTrust, heard }: TakeNew,
): Promise<readonly { readonly uid: number; readonly mail: Brought }[]> {
  const isHead = group.some(({ size }) => size > MAIL_BYTES_MAX);
  const fetched = await client.fetchAll(
    group.map(({ uid }) => uid).join(","),
    { uid: true, source: isHead ? { start: 0, maxLength: HEAD_BYTES } : true },
    { uid: true },
  );
  heard();
  const times = new Map(group.map(({ uid, receivedAt }) => [uid, receivedAt]));
  return fetched
    .toSorted((a, b) => a.uid - b.uid)
    .flatMap(({ uid, source }) =>
      // One that nobody asked for would move the cursor; one that somebody removed meanwhile has no source any more.
      source === undefined || !times.has(uid)
        ? []
        : [
            {
              uid,
              mail: { ...bounded(source, isHead), ...STRANGER, receivedAt: times.get(uid) ?? null, lowTrust },
            },
          ],
    );
}

/** IMAP shows no envelope of the kind SMTP has; what the server kept of it stands in the headers. */
const STRANGER = { from: null, to: [] } as const;

/** Servers are not always right about how large a message is. */
function bounded(source: Uint8Array, isHead: boolean): Pick<Brought, "raw" | "isHead"> {
  return isHead || source.length <= MAIL_BYTES_MAX
    ? { raw: source, isHead }
    : { raw: source.slice(0, HEAD_BYTES), isHead: true };
}

function timeOf(date: Date | string | undefined): number | null {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isFinite(time) ? time : null;
}
