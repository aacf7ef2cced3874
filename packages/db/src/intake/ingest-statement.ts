import { statement } from "../sql/statement.ts";

/** What the database says of one arrival. */
export interface IngestOneRow {
  /** The last two: nothing changed, seal under the true owner, or under a new one. */
  readonly outcome: "stored" | "duplicate" | "other_owner" | "owner_wanted";
  readonly contact_id: string;
  readonly message_id: string;
  readonly opened: "new" | "reopened" | "continued";
  /** The true owner's wrapped key. */
  readonly owner_key: Buffer | null;
}

export interface IngestRow extends IngestOneRow {
  /** Position in the batch, from 1. */
  readonly item: number;
}

/** The arguments of SQL's `ingest`, in its order: the instant, then a whole array in each `Buffer`. */
export type IngestValues = readonly [nowMs: number, ...columns: readonly Buffer[]];

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
];

const parameters = (count: number): string =>
  Array.from({ length: count }, (_, index) => `$${index + 1}`).join(", ");

export const ingest = statement<IngestRow, IngestValues>(
  "ingest",
  `select item, outcome, contact_id, message_id, opened, owner_key from ingest(${parameters(23)})`,
);

export const ingestOne = statement<IngestOneRow, IngestOneValues>(
  "ingest_one",
  `select outcome, contact_id, message_id, opened, owner_key from ingest_one(${parameters(22)})`,
);

/** The thread keys among the given ones that some contact of the channel has. */
export const knownThreads = statement<
  { thread_key: Buffer },
  [channel: string, threadKeys: readonly Buffer[]]
>(
  "known_threads",
  `select distinct thread_key::bytea as thread_key from contact where channel = $1 and thread_key = any ($2::bytea[])`,
);
