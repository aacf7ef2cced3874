import { statement, type Queryable } from "../sql/statement.ts";

/** What the database says of one arrival. */
export interface IngestRow {
  /** Position in the batch, from 1. */
  readonly item: number;
  /**
   * The last three: nothing changed. Seal under the true owner, or under a new one; or listen to it first, and then nothing
   * of its batch was stored, and no other of it is answered for.
   */
  readonly outcome: "stored" | "duplicate" | "other_owner" | "owner_wanted" | "unheard";
  /** `null` but for what was stored. */
  readonly opened: "new" | "reopened" | "continued" | null;
  /** Where the event was stored before, or the thread's true owner; `null` for what was stored as it was sent. */
  readonly contact_id: string | null;
  /** `null` but for a duplicate. */
  readonly message_id: string | null;
  /** The true owner's wrapped key. */
  readonly owner_key: Buffer | null;
}

/**
 * The arguments of SQL's `ingest`, in its order: the instant, then a whole array in each `Buffer`, or `null` for one that
 * nothing is in. The last says which are unheard.
 */
export type IngestValues = readonly [nowMs: number, ...columns: readonly (Buffer | null)[]];

/** The arguments of SQL's `ingest_one`, in its order. */
export type IngestOneValues = readonly [
  nowMs: number,
  lock: bigint,
  channel: string,
  medium: string,
  threadKey: Buffer,
  owner: string,
  ownerKey: Buffer | null,
  detail: Buffer | null,
  reopenWithin: number,
  dedupeKey: Buffer,
  message: string,
  bodyKey: Buffer,
  body: Buffer,
  raw: Buffer | null,
  reach: Buffer | null,
  sentAt: number | null,
  danger: string | null,
  language: string | null,
  lowTrust: boolean,
  unreadable: boolean,
  target: number,
  dangerTarget: number,
  provider: Buffer | null,
  media: number,
];

const parameters = (count: number): string =>
  Array.from({ length: count }, (_, index) => `$${index + 1}`).join(", ");

/** Whether anything was ever kept for whoever writes in a thread: only with them can words be agreed (DB206). */
const isSomebodys = (channel: string, threadKey: string): string =>
  `exists (select from person_thread
     where person_thread.thread_key = ${threadKey} and person_thread.channel = ${channel} and until is null)`;

/** The batch, unless some of it is unheard and somebody's: then the answer is which, and nothing is stored. */
const BATCH = `coalesce(
  (select 'unheard ' || string_agg(given.item::text, ' ')
   from unnest($3::text[], $5::bytea[], $25::boolean[]) with ordinality as given (channel, thread_key, is_unheard, item)
   where given.is_unheard and ${isSomebodys("given.channel", "given.thread_key")}),
  ingest(${parameters(24)}))`;

/** The words of a batch by which its contacts are found: of which of it, by its place from 1, and as what (DB467). */
export type ArrivedWords = readonly [items: Buffer, tokens: Buffer];

/** What was stored has its words by the same commit, in a row (DB620); the statement's own snapshot sees no contact that it makes, a function does. */
const WORDS_OF_BATCH = (items: string, tokens: string): string =>
  `kept as materialized (
     select note_arrived_words(answered.answer, $6::uuid[], ${items}::integer[], ${tokens}::integer[])
     from answered where answered.answer not like 'unheard%' and cardinality(${tokens}::integer[]) > 0
   )`;

const batch = statement<{ answer: string }, readonly [...IngestValues, ...ArrivedWords]>(
  "ingest_batch",
  `with answered as materialized (select ${BATCH} as answer), ${WORDS_OF_BATCH("$26", "$27")}
   select answered.answer from answered cross join (select count(*) from kept) done`,
);

const batchRaising = statement<
  { answer: string },
  readonly [...IngestValues, lanes: Buffer, reasons: Buffer, ...ArrivedWords]
>(
  "ingest_batch_raising",
  `with answered as materialized (
     select ${BATCH} as answer
   ), raised as materialized (
     select raise_lane(given.owner, given.lane::lane, given.reason, given.danger_target, $1)
     from answered
     cross join unnest($6::uuid[], $22::bigint[], $26::text[], $27::text[]) with ordinality
       as given (owner, danger_target, lane, reason, item)
     where given.lane is not null and answered.answer not like 'unheard%' and not exists (
       select from string_to_table(answered.answer, E'\\n') line
       where split_part(line, ' ', 1) = given.item::text and split_part(line, ' ', 2) not in ('', 'stored'))
   ), ${WORDS_OF_BATCH("$28", "$29")}
   select answered.answer from answered cross join (select count(*) from raised) done cross join (select count(*) from kept) found`,
);

const oneWithWords = (stored: string, contact = "$6", words = "$25"): string =>
  `with answered as materialized (select ${stored} as answer),
   kept as materialized (
     select note_contact_words(${contact}, ${words}::integer[]) from answered
     where answered.answer like 'stored%' and cardinality(${words}::integer[]) > 0)
   select answered.answer from answered cross join (select count(*) from kept) done`;

const one = statement<{ answer: string }, readonly [...IngestOneValues, words: Buffer]>(
  "ingest_one",
  oneWithWords(`ingest_one(${parameters(24)})`),
);

const oneUnheard = statement<{ answer: string }, readonly [...IngestOneValues, words: Buffer]>(
  "ingest_one_unheard",
  oneWithWords(`case when ${isSomebodys("$3", "$5")} then 'unheard' else ingest_one(${parameters(24)}) end`),
);

/** Stores a batch. */
export async function ingest(on: Queryable, values: IngestValues, words: ArrivedWords): Promise<IngestRow[]> {
  const [row] = await batch(on, ...values, ...words);
  return answeredTogether(row?.answer ?? "");
}

/**
 * The same, of which some raise lanes, in the same transaction. Few arrivals do, so the others pay
 * nothing for it.
 */
export async function ingestRaising(
  on: Queryable,
  values: IngestValues,
  raises: readonly [lanes: Buffer, reasons: Buffer],
  words: ArrivedWords,
): Promise<IngestRow[]> {
  const [row] = await batchRaising(on, ...values, ...raises, ...words);
  return answeredTogether(row?.answer ?? "");
}

/** Stores one arrival: where it is unheard, only if it is nobody's. What was heard pays nothing for that question. */
export async function ingestOne(
  on: Queryable,
  values: IngestOneValues,
  words: Buffer,
  isUnheard: boolean,
): Promise<IngestRow> {
  const [row] = await (isUnheard ? oneUnheard : one)(on, ...values, words);
  return answered(1, (row?.answer ?? "").split(" "));
}

/** Reads what is answered for a batch: how many there were, and a line for each that did not begin a contact; or who is unheard. */
function answeredTogether(answer: string): IngestRow[] {
  if (answer.startsWith("unheard"))
    return answer
      .split(" ")
      .slice(1)
      .map((item) => answered(Number(item), ["unheard"]));
  const [count = "", ...lines] = answer.split("\n");
  const rows = Array.from({ length: Number(count) }, (_, index) => answered(index + 1, ["stored", "new"]));
  for (const line of lines) {
    const [item = "", ...words] = line.split(" ");
    rows[Number(item) - 1] = answered(Number(item), words);
  }
  return rows;
}

/** Reads the words in which SQL answers for one arrival. */
function answered(item: number, words: readonly string[]): IngestRow {
  const [outcome = "", first = null, second = null]: readonly (string | null)[] = words;
  const row = { item, opened: null, contact_id: null, message_id: null, owner_key: null };
  switch (outcome) {
    case "stored":
      return { ...row, outcome, opened: first as IngestRow["opened"] };
    case "duplicate":
      return { ...row, outcome, contact_id: first, message_id: second };
    case "other_owner":
      return { ...row, outcome, contact_id: first, owner_key: Buffer.from(second ?? "", "hex") };
    case "owner_wanted":
    case "unheard":
      return { ...row, outcome };
    default:
      throw new Error("the database did not answer for an arrival");
  }
}

/** The arguments of SQL's `ingest_automatic`, in its order. */
export type AutomaticValues = readonly [
  nowMs: number,
  channel: string,
  medium: string,
  threadKey: Buffer,
  owner: string,
  ownerKey: Buffer | null,
  detail: Buffer | null,
  dedupeKey: Buffer,
  message: string,
  bodyKey: Buffer,
  body: Buffer,
  sentAt: number | null,
  lowTrust: boolean,
  target: number,
  provider: Buffer | null,
  media: number,
];

const automatic = statement<{ answer: string }, readonly [...AutomaticValues, words: Buffer]>(
  "ingest_automatic",
  oneWithWords(`ingest_automatic(${parameters(16)})`, "$5", "$17"),
);

/** Stores what a machine wrote. The caller has the thread's lock. */
export async function ingestAutomatic(
  on: Queryable,
  values: AutomaticValues,
  words: Buffer,
): Promise<IngestRow> {
  const [row] = await automatic(on, ...values, words);
  return answered(1, (row?.answer ?? "").split(" "));
}

const raise = statement<
  { raised: boolean },
  [contactId: string, lane: string, reason: string, dangerTarget: number, nowMs: number]
>("raise_one", "select raise_lane($1, $2::lane, $3, $4, $5) as raised");

/** What one arrival says of how pressing it is (DB110). The caller has the thread's lock. */
export async function raiseOne(
  on: Queryable,
  ...raised: [contactId: string, lane: string, reason: string, dangerTarget: number, nowMs: number]
): Promise<void> {
  await raise(on, ...raised);
}

/** The locks, in the order given. */
export const lockThreads = statement<Record<string, never>, [locks: Buffer]>(
  "lock_threads",
  "select count(pg_advisory_xact_lock(lock)::text) from unnest($1::bigint[]) lock",
);
