import type { ImapFlow } from "imapflow";
import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { Brought } from "../../reading/mail-events.ts";
import { HEAD_BYTES } from "../read-arrival.ts";
import type { InTime } from "./in-time.ts";
import { isRefusal } from "./line-fault.ts";
import type { Suspects } from "./suspects.ts";

/** What asking a server for messages needs. */
export interface FetchMails {
  readonly client: Pick<ImapFlow, "search" | "fetchAll" | "noop">;
  readonly inTime: InTime;
  readonly suspects: Suspects;
  /** Called at each sign of life. */
  readonly heard: () => void;
  readonly signal: AbortSignal;
  readonly lowTrust: boolean;
  /** Programs of websites whose mails are what people wrote into a form. */
  readonly formSenders: readonly string[];
}

/** A message as the server lists it; what it does not say is 0 and `null`. */
export interface Listed {
  readonly uid: number;
  readonly size: number;
  readonly receivedAt: number | null;
}

/** What became of messages that were asked for. One that somebody removed meanwhile is in neither. */
export interface FetchedMails {
  readonly arrived: readonly { readonly uid: number; readonly mail: Brought }[];
  /** The server has them and does not hand them out. */
  readonly withheld: readonly number[];
}

/** Which of these UIDs the server has. */
export async function findUids(
  query: { readonly uid: string; readonly since?: Date },
  { client, inTime, heard }: Pick<FetchMails, "client" | "inTime" | "heard">,
): Promise<readonly number[]> {
  const found = await inTime(client.search(query, { uid: true }));
  if (found === false || found === undefined) throw new Error("the server does not search");
  heard();
  return found;
}

/** How large messages are, and when the server took them. */
export async function listMails(
  uids: readonly number[],
  { client, inTime }: Pick<FetchMails, "client" | "inTime">,
): Promise<readonly Listed[]> {
  const { rows } = await asFarAsAnswered(uids, (some) =>
    inTime(client.fetchAll(some.join(","), { uid: true, size: true, internalDate: true }, { uid: true })),
  );
  const said = new Map(rows.map((row) => [row.uid, row]));
  return uids.map((uid) => ({
    uid,
    size: said.get(uid)?.size ?? 0,
    receivedAt: timeOf(said.get(uid)?.internalDate),
  }));
}

/** Fetches a group that fits into memory, without marking anything. */
export async function fetchMails(group: readonly Listed[], parts: FetchMails): Promise<FetchedMails> {
  const { client, inTime, suspects, signal, heard, lowTrust, formSenders } = parts;
  // Line after line broke at it: it is asked for again later, when nothing new waits behind it.
  if (group.every(({ uid }) => suspects.isGuilty(uid)))
    return stillThere(
      [],
      group.map(({ uid }) => uid),
      parts,
    );
  const isHead = group.some(({ size }) => size > MAIL_BYTES_MAX);
  const sizes = new Map(group.map(({ uid, size }) => [uid, size]));
  const isBroken = (error: unknown): boolean => !signal.aborted && !isRefusal(error);
  const { rows, refused } = await asFarAsAnswered([...sizes.keys()], (some) => {
    const bytes = isHead ? HEAD_BYTES : some.reduce((sum, uid) => sum + (sizes.get(uid) ?? 0), 0);
    const ask = () =>
      client.fetchAll(
        some.join(","),
        { uid: true, source: isHead ? { start: 0, maxLength: HEAD_BYTES } : true },
        { uid: true },
      );
    return suspects.during(some, () => inTime(ask(), bytes), isBroken);
  });
  heard();
  const times = new Map(group.map(({ uid, receivedAt }) => [uid, receivedAt]));
  const arrived = rows
    .toSorted((a, b) => a.uid - b.uid)
    .flatMap(({ uid, source }) =>
      // One that nobody asked for would move the cursor.
      source === undefined || !times.has(uid)
        ? []
        : [
            {
              uid,
              mail: {
                ...bounded(source, isHead),
                ...STRANGER,
                receivedAt: times.get(uid) ?? null,
                lowTrust,
                formSenders,
              },
            },
          ],
    );
  const got = new Set(arrived.map(({ uid }) => uid));
  const missing = group.map(({ uid }) => uid).filter((uid) => !got.has(uid) && !refused.includes(uid));
  return stillThere(arrived, [...refused, ...missing], parts);
}

/** Of what was not handed out, what somebody removed is not withheld: a server tells so at the next occasion. */
async function stillThere(
  arrived: FetchedMails["arrived"],
  uids: readonly number[],
  parts: FetchMails,
): Promise<FetchedMails> {
  if (uids.length === 0) return { arrived, withheld: [] };
  await parts.inTime(parts.client.noop());
  const there = new Set(await findUids({ uid: uids.join(",") }, parts));
  return { arrived, withheld: uids.filter((uid) => there.has(uid)) };
}

/** Asks for all together, and where that is refused for each half: one that is refused by itself keeps no other back. */
async function asFarAsAnswered<Row>(
  uids: readonly number[],
  ask: (uids: readonly number[]) => Promise<readonly Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly refused: readonly number[] }> {
  try {
    return { rows: await ask(uids), refused: [] };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (uids.length === 1) return { rows: [], refused: uids };
    const middle = uids.length >> 1;
    const one = await asFarAsAnswered(uids.slice(0, middle), ask);
    const other = await asFarAsAnswered(uids.slice(middle), ask);
    return { rows: [...one.rows, ...other.rows], refused: [...one.refused, ...other.refused] };
  }
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
