import type { ContactId, MessageId } from "@holdfast/case-schema";
import { contactTokens } from "../search/word-tokens.ts";
import type { HeldClients } from "../sql/held-clients.ts";
import type { Inside } from "../store/inside.ts";
import type { Arrived, Unheard } from "./arrival.ts";
import { raisesOf, sealBatch } from "./batch-values.ts";
import { arrivedTokens, textOfArrival } from "./arrived-words.ts";
import { ingest, ingestOne, ingestRaising, type ArrivedWords, type IngestRow } from "./ingest-statement.ts";
import type { Pending } from "./pending.ts";
import { sealSingle } from "./single-values.ts";
import type { BelievedOwner, ThreadOwners } from "./thread-owners.ts";

/** The first try, one after learning the true owner, and one more in case that changed meanwhile. */
const TRIES = 4;

/**
 * What became of each arrival of a batch, each of another thread; all in one transaction a try. Nothing is known when it
 * throws.
 */
export async function storeBatch(
  inside: Inside,
  road: HeldClients,
  threads: ThreadOwners,
  batch: readonly Pending[],
): Promise<ReadonlyMap<Pending, Arrived | Unheard>> {
  const done = new Map<Pending, Arrived | Unheard>();
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > TRIES) throw new Error("a thread changed its owner again and again");
    const believed = left.map(({ thread }) => threads.believe(thread));
    const rows = await send(inside, road, left, believed);
    left = sortOut(inside, threads, left, believed, rows, done);
  }
  return done;
}

/** One alone takes the shorter way. */
async function send(
  { clock, keyring }: Inside,
  road: HeldClients,
  batch: readonly Pending[],
  believed: readonly BelievedOwner[],
): Promise<readonly IngestRow[]> {
  const [only] = batch;
  const [belief] = believed;
  const words = (): ArrivedWords =>
    arrivedTokens(
      keyring,
      batch.map(({ arrival }) => arrival),
    );
  if (batch.some(({ arrival }) => arrival.raise !== null))
    return road.use(async (client) =>
      ingestRaising(client, sealBatch(batch, believed, clock()), raisesOf(batch), words()),
    );
  if (batch.length > 1 || only === undefined || belief === undefined)
    return road.use(async (client) => ingest(client, sealBatch(batch, believed, clock()), words()));
  return road.use(async (client) => [
    await ingestOne(
      client,
      sealSingle(only, belief, clock()),
      contactTokens({ keyring }, textOfArrival(only.arrival)),
      only.isUnheard,
    ),
  ]);
}

/** Files what is done, corrects what is believed, and returns what is to be sealed again. */
function sortOut(
  inside: Inside,
  threads: ThreadOwners,
  batch: readonly Pending[],
  believed: readonly BelievedOwner[],
  rows: readonly IngestRow[],
  done: Map<Pending, Arrived | Unheard>,
): readonly Pending[] {
  const unheard = rows.filter(({ outcome }) => outcome === "unheard").map(({ item }) => batch[item - 1]);
  if (unheard.length > 0) {
    for (const pending of unheard) if (pending !== undefined) done.set(pending, "unheard");
    return batch.filter((pending) => !unheard.includes(pending));
  }
  const again: Pending[] = [];
  for (const row of rows) {
    const pending = batch[row.item - 1];
    const belief = believed[row.item - 1];
    if (pending === undefined || belief === undefined)
      throw new Error("the database answered for an arrival that was not sent");
    const arrived = arrivedOf(inside, threads, pending, belief, row);
    if (arrived === null) again.push(pending);
    else done.set(pending, arrived);
  }
  if (rows.length !== batch.length) throw new Error("the database did not answer for every arrival");
  return again;
}

/** What became of one; `null` when nothing did, because its thread is another's than was believed, which is learned. */
export function arrivedOf(
  { owners }: Pick<Inside, "owners">,
  threads: ThreadOwners,
  pending: Pending,
  belief: BelievedOwner,
  { outcome, opened, contact_id, message_id, owner_key }: IngestRow,
): Arrived | null {
  if (outcome === "stored") {
    threads.learn(pending.thread, belief.owner);
    return {
      outcome,
      contactId: belief.owner.id as ContactId,
      messageId: pending.messageId,
      opened: opened ?? "continued",
    };
  }
  if (outcome === "duplicate")
    return {
      outcome,
      contactId: contact_id as ContactId,
      messageId: message_id as MessageId,
      opened: "continued",
    };
  if (owner_key === null || contact_id === null) threads.forget(pending.thread);
  else threads.learn(pending.thread, owners.unwrap(contact_id, owner_key));
  return null;
}
