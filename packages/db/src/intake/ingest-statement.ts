import { statement } from "../sql/statement.ts";

/** What the database says of one arrival of a batch. */
export interface IngestRow {
  /** Position in the batch, from 1. */
  readonly item: number;
  /** The last two: nothing changed, seal under the true owner, or under a new one. */
  readonly outcome: "stored" | "duplicate" | "other_owner" | "owner_wanted";
  readonly contact_id: string;
  readonly message_id: string;
  readonly opened: "new" | "reopened" | "continued";
  /** The true owner's wrapped key. */
  readonly owner_key: Buffer | null;
}

type Column<Value> = readonly Value[];

/** The arguments of SQL's `ingest`, in its order. A `Buffer` is a whole `bytea[]`. */
export type IngestValues = [
  nowMs: number,
  locks: Column<string>,
  channel: Column<string>,
  medium: Column<string>,
  threadKey: Buffer,
  owner: Column<string>,
  ownerKey: Buffer,
  detail: Buffer,
  reopenWithin: Column<number>,
  thread: Column<number>,
  dedupeKey: Buffer,
  message: Column<string>,
  bodyKey: Buffer,
  body: Buffer,
  raw: Buffer,
  reach: Buffer,
  sentAt: Column<number | null>,
  danger: Column<string | null>,
  language: Column<string | null>,
  lowTrust: Column<boolean>,
  unreadable: Column<boolean>,
  target: Column<number>,
  dangerTarget: Column<number>,
];

export const ingest = statement<IngestRow, IngestValues>(
  "ingest",
  `select item, outcome, contact_id, message_id, opened, owner_key
   from ingest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
);

/** The thread keys among the given ones that some contact of the channel has. */
export const knownThreads = statement<
  { thread_key: Buffer },
  [channel: string, threadKeys: readonly Buffer[]]
>(
  "known_threads",
  `select distinct thread_key::bytea as thread_key from contact where channel = $1 and thread_key = any ($2::bytea[])`,
);
