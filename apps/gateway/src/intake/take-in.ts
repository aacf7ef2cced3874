import { InboundEvent, type Parsed } from "@holdfast/channel-kit";
import type { Arrival, Arrived, CurrentSettings, OptOutWord, Store, UnnotedContact } from "@holdfast/db";
import type { z } from "zod";
import { arrivedMail, bringsMail } from "./arrived-mail.ts";
import { heardCodeWord, mayHoldCodeWord, type CodeWordsHeard } from "./heard-code-word.ts";
import { heardSubject } from "./heard-subject.ts";
import { judgedWords } from "./judged-words.ts";
import { keywordHeard, keywordSaid } from "./keyword-said.ts";
import { keysOfBytes, toArrival, unreadableArrival, type Origin } from "./to-arrival.ts";

/** What taking in needs of the house. */
export interface TakeInParts {
  readonly store: Pick<Store, "intake" | "outbox" | "optOuts" | "reach" | "conversations">;
  readonly settings: () => Promise<CurrentSettings>;
  /** Hears of every contact that opened, after its commit, and keeps nobody waiting. Left out: nobody hears. */
  readonly opened?: (contact: UnnotedContact) => void;
}

/**
 * Stores everything a delivery says; resolves once all of it is committed, and rejects when any of it is not. `raw` is the
 * delivery; `null` when there is none, or nothing of it was kept.
 */
export async function takeIn(
  parsed: Parsed,
  raw: Uint8Array | null,
  origin: Origin,
  { store, settings, opened }: TakeInParts,
): Promise<readonly Arrived[]> {
  const now = await settings();
  const arrive = async (coming: Coming): Promise<Arrived> => {
    const { arrival, word } = coming;
    // Kept first: between the two nothing of ours can leave any more.
    if (word !== null) await store.optOuts.record(word);
    const arrived = await heardAndStored(coming, store);
    const { contactId } = arrived;
    // What a machine wrote waits for nobody, so nobody is asked for it.
    const isPersons = arrival.mail?.automatic == null;
    if (arrived.opened === "new" && isPersons)
      opened?.({ contactId, medium: arrival.medium, address: arrival.address });
    return arrived;
  };
  if (parsed.kind === "unreadable")
    return [await arrive(wordless(unreadableArrival(parsed, parsed.source ?? raw, origin, now)))];
  const read = parsed.events.map((event) => InboundEvent.safeParse(event));
  const events = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  // An event that breaks the contract is a bug of the channel; what it was made of is kept all the same.
  const broken = read.flatMap(({ success }, part) =>
    success
      ? []
      : [wordless(unreadableArrival(keysOfBytes(raw ?? new Uint8Array(), part), raw, origin, now))],
  );
  const coming: Coming[] = [];
  for (const event of events)
    if (event.kind === "message") {
      const mail = bringsMail(event) ? await arrivedMail(event) : null;
      const subject = await heardSubject(event, origin, store.conversations);
      const words = await judgedWords(event, origin, now, store);
      const judged = subject.words === "" ? words : `${event.subject ?? ""}\n${words}`;
      const keyword = keywordHeard(event, origin, now, subject.words);
      const arrival = { ...toArrival(event, origin, now, mail, judged), keyword: keyword?.kind ?? null };
      const listen = mayHoldCodeWord(event)
        ? () => heardCodeWord(event, origin, store.reach, subject.candidates)
        : null;
      coming.push({ arrival, word: keywordSaid(event, origin, keyword), listen });
    }
  const arrived = arriveInOrder([...coming, ...broken], arrive);
  const receipts = events.map(async (event) => {
    if (event.kind === "receipt") await store.outbox.receipt({ ...event, channel: origin.id });
  });
  // A provider's word stands behind what its own message says: START takes back only what was there before it.
  const providers = arrived.then(() => recordProviders(events, origin.id, store.optOuts));
  // All are waited for, so that nothing of this delivery is still being written when its answer goes out.
  const settled = await Promise.allSettled([arrived, providers, ...receipts]);
  const failed = settled.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return arrived;
}

/**
 * Stores it, and before it what it says in agreed words: between the two nothing of ours can leave any more. Most of those who
 * write are nobody for whom words were ever agreed, and whoever stores it knows.
 */
async function heardAndStored(
  { arrival, listen }: Coming,
  { intake, reach }: TakeInParts["store"],
): Promise<Arrived> {
  if (listen === null) return intake.arrive(arrival);
  const arrived = await intake.arriveUnheard(arrival);
  if (arrived !== "unheard") return arrived;
  const { said, isDanger, isAgreed } = await listen();
  if (said !== null) await reach.codeWordSaid(said);
  const stored = await intake.arrive(isDanger ? { ...arrival, danger: "danger_word" } : arrival);
  // Danger may have begun or been over since they were listened to. Brought again where it breaks off here, since nobody was
  // answered yet.
  if (isAgreed) await reach.dangerShown(stored.contactId, arrival.danger === "said_so");
  return stored;
}

/** Keeps what the provider does with a thread from now on, in the order told. */
async function recordProviders(
  events: readonly z.output<typeof InboundEvent>[],
  channel: Origin["id"],
  optOuts: TakeInParts["store"]["optOuts"],
): Promise<void> {
  for (const event of events) {
    if (event.kind !== "opt_out") continue;
    const { dedupeKey, threadKey, optedOut, messageKey, saidAt } = event;
    const kind = optedOut ? "provider_blocks" : "provider_unblocks";
    await optOuts.record({ channel, dedupeKey, threadKey, kind, messageKey, saidAt, edition: null });
  }
}

/** A message on its way in, and what it says on being written to, kept before it. */
interface Coming {
  readonly arrival: Arrival;
  readonly word: OptOutWord | null;
  /** Says what it says in agreed words; `null` where none can be agreed. */
  readonly listen: (() => Promise<CodeWordsHeard>) | null;
}

function wordless(arrival: Arrival): Coming {
  return { arrival, word: null, listen: null };
}

/** One thread's messages one after another, threads beside each other. */
async function arriveInOrder(
  coming: readonly Coming[],
  arrive: (coming: Coming) => Promise<Arrived>,
): Promise<readonly Arrived[]> {
  const threads = Map.groupBy(coming, ({ arrival }) => arrival.threadKey);
  const done = await Promise.all(
    [...threads.values()].map(async (inThread) => {
      const stored: Arrived[] = [];
      for (const each of inThread) stored.push(await arrive(each));
      return stored;
    }),
  );
  return done.flat();
}
