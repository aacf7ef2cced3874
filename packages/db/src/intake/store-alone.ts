import { heardThroughBlock, isPressing } from "@holdfast/case-schema";
import { blockOfArrival, noteBlockArrival } from "../blocks/block-statements.ts";
import type { KnownBlocks } from "../blocks/block-store.ts";
import { noteFound } from "../looks/look-statements.ts";
import type { ArrivedMail } from "../mail/arrived-mail.ts";
import { keepMail, type JustStored } from "../mail/keep-mail.ts";
import { isFromAnother } from "../mail/other-address.ts";
import type { Sender } from "../mail/sealed-people.ts";
import { findThread, nameThread } from "../mail/thread-names.ts";
import type { Owner } from "../sealing/seal.ts";
import { contactTokens } from "../search/word-tokens.ts";
import { threadHash, threadLock } from "../sealing/thread-hash.ts";
import { bigintArray } from "../sql/binary-array.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Arrived } from "./arrival.ts";
import { textOfArrival } from "./arrived-words.ts";
import { ingestAutomatic, ingestOne, lockThreads, raiseOne, type IngestRow } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import { sealAutomatic, sealSingle } from "./single-values.ts";
import { arrivedOf } from "./store-batch.ts";
import type { BelievedOwner, ThreadOwners } from "./thread-owners.ts";

/** The first try, one after learning the true owner, and one more in case that changed meanwhile. */
const TRIES = 4;

/** What is known of threads without asking for it. */
interface Known {
  readonly threads: ThreadOwners;
  readonly blocks: KnownBlocks;
}

/** The block that an arrival came under, and why it is heard all the same; `null`: it is kept in silence. */
interface Under {
  readonly block: string;
  readonly heard: string | null;
}

/** A thread that was found under no lock that is held: everything begins anew, with its lock too. */
export interface Elsewhere {
  readonly kind: "elsewhere";
  readonly lock: bigint;
}

/**
 * Stores one arrival that looks for its thread or brings mail, in the transaction that is open. All locks are taken
 * first and in one order: of the keys that it looks under and of those that it will be found under (DB171). So nobody
 * names a thread or opens one under any of them meanwhile.
 */
export async function storeAlone(
  inside: Inside,
  on: Queryable,
  { threads, blocks }: Known,
  pending: Pending,
  more: readonly bigint[],
): Promise<Arrived | Elsewhere> {
  const { arrival } = pending;
  const hashOf = (key: string): Buffer => threadHash(inside.keyring, arrival.channel, key);
  const candidates = [...arrival.refs.map(hashOf), pending.threadHash];
  const names = [...candidates, ...(arrival.mail?.names ?? []).map(hashOf)];
  const locks = ascending([...names.map(threadLock), ...more]);
  await lockThreads(on, bigintArray(locks));
  // A new statement, so a new snapshot: it sees what those who held the locks before have committed.
  const thread = (await findThread(on, arrival.channel, candidates)) ?? pending.threadHash;
  if (!locks.includes(threadLock(thread))) return { kind: "elsewhere", lock: threadLock(thread) };
  const found = { ...pending, threadHash: thread, thread: thread.toString("latin1") };
  const nowMs = inside.clock();
  const under = blocks.maybe(arrival.channel, thread) ? await underBlock(on, found, nowMs) : null;
  const waits = (under === null || under.heard !== null) && (await waitsForUs(on, found));
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const belief = threads.believe(found.thread);
    const { row, bodyKey } = await ingestAlone(inside, on, found, belief, nowMs, waits);
    if (row.outcome === "stored") {
      await nameThread(on, arrival.channel, names, thread);
      if (under !== null) await noteBlockArrival(on, found.messageId, under.block, nowMs, under.heard);
      await keep(on, found, { owner: belief.owner, bodyKey, nowMs }, waits);
    }
    const arrived = arrivedOf(inside, threads, found, belief, row);
    if (arrived !== null) return arrived;
  }
  throw new Error("a thread changed its owner again and again");
}

/** Asked under the thread's lock, and only of threads that are thought to be blocked (DB251). */
async function underBlock(
  on: Queryable,
  { arrival, threadHash: thread }: Pending,
  nowMs: number,
): Promise<Under | null> {
  const [found] = await blockOfArrival(on, arrival.channel, thread, nowMs);
  return found === undefined ? null : { block: found.id, heard: heardThroughBlock(arrival) };
}

async function ingestAlone(
  inside: Inside,
  on: Queryable,
  pending: Pending,
  belief: BelievedOwner,
  nowMs: number,
  waits: boolean,
): Promise<{ readonly row: IngestRow; readonly bodyKey: Buffer }> {
  const words = contactTokens(inside, textOfArrival(pending.arrival));
  if (!waits) {
    const values = sealAutomatic(pending, belief, nowMs);
    return { row: await ingestAutomatic(on, values, words), bodyKey: values[9] };
  }
  const values = sealSingle(pending, belief, nowMs);
  return { row: await ingestOne(on, values, words, pending.isUnheard), bodyKey: values[11] };
}

/**
 * Whether what arrives waits for us. What a machine wrote does not, unless the lists find in its words what is pressing
 * (DB193): a person who is wrongly taken for a machine would else be seen by nobody. Mail to many that belongs to no thread
 * of ours is what it says, whatever its subject: newsletters are full of such words.
 */
async function waitsForUs(on: Queryable, { arrival, threadHash: thread }: Pending): Promise<boolean> {
  const kind = arrival.mail?.automatic ?? null;
  if (kind === null) return true;
  if (arrival.raise === null || !isPressing(arrival.raise.lane)) return false;
  return kind !== "list" || (await hasContact(on, arrival.channel, thread)).length > 0;
}

const hasContact = statement<Record<string, never>, [channel: string, threadKey: Buffer]>(
  "thread_has_contact",
  "select from contact where channel = $1 and thread_key = $2 limit 1",
);

/** What stands beside the message. What waits for nobody raises nothing (DB172); what was found in it is kept (DB192). */
async function keep(
  on: Queryable,
  pending: Pending,
  sealed: Pick<JustStored, "owner" | "bodyKey" | "nowMs">,
  waits: boolean,
): Promise<void> {
  const { arrival, messageId } = pending;
  const { owner, nowMs } = sealed;
  const { raise, mail = null, dangerTargetMs } = arrival;
  if (raise !== null && waits) await raiseOne(on, owner.id, raise.lane, raise.reason, dangerTargetMs, nowMs);
  const listed = arrival.provider?.media.length ?? 0;
  if (mail === null) return;
  const sender = await senderOf(on, arrival, owner, mail);
  await keepMail(on, { ...sealed, messageId, listed }, doubted(mail, sender), sender);
  if (raise !== null && !waits) await noteFound(on, messageId, raise.lane, raise.reason);
}

/** Who wrote it; whom its contact began with, no channel can know (DB178, DB179). */
async function senderOf(
  on: Queryable,
  { medium, address }: Pending["arrival"],
  owner: Owner,
  { senderName: name }: ArrivedMail,
): Promise<Sender | null> {
  if (name === null && address === null) return null;
  const isOther = medium === "email" && (await isFromAnother(on, owner, address));
  return { name, address, isOther };
}

/** With that ground for doubt. Nobody takes a machine's address for theirs. */
function doubted(mail: ArrivedMail, sender: Sender | null): ArrivedMail {
  const isDoubted = sender?.isOther === true && mail.automatic === null;
  return isDoubted ? { ...mail, signs: [...mail.signs, "other_address"] } : mail;
}

/** Each once, ascending: the order in which batches take theirs, so that nobody waits in a circle. */
function ascending(locks: readonly bigint[]): readonly bigint[] {
  return [...new Set(locks)].toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}
