import type pg from "pg";
import { randomBytesOf } from "../sealing/aead.ts";
import type { BackupTable } from "./backup-head.ts";
import type { Frame } from "./sealed-frames.ts";
import { quoted } from "./table-shapes.ts";
import { copyInto, tablesIn } from "./tables-in.ts";

/**
 * What goes with the key of a row that was forgotten after the backup, while the row stays: the database itself says of these that
 * one is not without the other. A row of any other table goes whole, which the database refuses where others stand on it.
 */
const GONE_WITH_KEY: Readonly<Record<string, readonly string[]>> = {
  breach: ["body", "mended"],
  case_glass: ["body", "review_body"],
  case_part: ["body"],
  disclosure: ["packet", "packet_key"],
  inquiry: ["body"],
  legal_process: ["body"],
  recipient: ["body"],
};

/** Under which the keys of contacts come that were forgotten before these keys were taken. */
export const FORGOTTEN_CONTACTS = "contact forgotten";

/** Whose row stays, because others stand on it, with a key that opens nothing, until the contact is forgotten again (DB480). */
const STAYS_CLOSED: ReadonlySet<string> = new Set(["contact", "person"]);

/** Keeps the keys by hand until their rows come. */
export async function loadKeys(client: pg.ClientBase, frames: AsyncGenerator<Frame>): Promise<void> {
  await client.query(
    `create temporary table restored_key (of text, id uuid, key bytea, primary key (of, id)) on commit drop;
     create temporary table came_key (id uuid, key bytea) on commit drop;
     create temporary table forgotten_since (case_id uuid, id uuid) on commit drop`,
  );
  for await (const [name, rows] of tablesIn(frames)) {
    await copyInto(client, "came_key (id, key)", rows);
    await client.query("insert into restored_key select $1, id, key from came_key", [name]);
    await client.query("truncate came_key");
  }
}

/**
 * Gives rows their keys back before they are rows: what owns nothing that can be read would be refused. Answers how many were left
 * out because theirs is gone.
 */
export async function loadOwners(
  client: pg.ClientBase,
  { name, columns }: BackupTable,
  copy: (into: string) => Promise<void>,
): Promise<number> {
  const all = columns.map(quoted).join(", ");
  const gone = GONE_WITH_KEY[name];
  await client.query(`create temporary table came as select ${all} from ${quoted(name)} with no data`);
  await copy(`came (${all})`);
  // Somebody of a case is forgotten again afterwards, with all that hangs on it: until then their part has a key that opens nothing.
  const isPart = name === "case_part";
  const standIn = isPart ? "case when kind = 'person' and body is not null then $2::bytea end" : "null";
  const restored = columns.map((column) =>
    gone?.includes(column) === true
      ? `case when coalesce(key.key, ${standIn}) is not null then came.${quoted(column)} end`
      : `came.${quoted(column)}`,
  );
  const values = isPart ? [name, randomBytesOf(STAND_IN_BYTES)] : [name];
  const of = columns.includes("forgotten_at")
    ? `case when came.forgotten_at is null then $1 else '${FORGOTTEN_CONTACTS}' end`
    : "$1";
  const closed = STAYS_CLOSED.has(name) ? `decode(repeat('00', ${STAND_IN_BYTES}), 'hex')` : standIn;
  const { rowCount } = await client.query(
    `insert into ${quoted(name)} (${all}, owner_key) overriding system value
     select ${restored.join(", ")}, coalesce(key.key, ${closed}) from came
     ${gone === undefined && !STAYS_CLOSED.has(name) ? "" : "left"} join restored_key key on key.of = ${of} and key.id = came.id`,
    values,
  );
  if (isPart)
    await client.query(
      "insert into forgotten_since select case_id, id from case_part where owner_key = $1",
      values.slice(1),
    );
  const { rows } = await client.query<{ came: number }>("select count(*)::integer as came from came");
  await client.query("drop table came");
  return (rows[0]?.came ?? 0) - (rowCount ?? 0);
}

/** As long as a key that is wrapped. */
const STAND_IN_BYTES = 72;

/**
 * Forgets again whoever was forgotten after the backup: what they are compared by, agreed to, were offered to sign and were sent
 * goes with them, as it did then. Nothing waits for it that did not have to wait then. Answers how many they are.
 */
export async function forgetAgain(client: pg.ClientBase): Promise<number> {
  await client.query("alter table case_part disable trigger forget_waits");
  const { rowCount } = await client.query("select forget_person(case_id, id) from forgotten_since");
  await client.query("alter table case_part enable trigger forget_waits");
  return rowCount ?? 0;
}
