import type pg from "pg";
import { quoted } from "../backup/table-shapes.ts";
import { FORGOT } from "./retention-statements.ts";
import type { RetentionProblem } from "./retention-store.ts";

/**
 * Tables in which keys, and by what somebody was compared, lay beside what stays. Vacuumed, a row's bytes stay in its page until others
 * come to lie there; written anew, the table has only what it has.
 */
export const REWRITTEN: readonly string[] = [
  "breach",
  "breach_person",
  "call",
  "call_ask",
  "case_filing",
  "case_glass",
  "case_name",
  "case_part",
  "case_trace",
  "case_word",
  "code_word",
  "contact",
  "contact_address",
  "contact_plan",
  "contact_preference",
  "contact_withdrawal",
  "disclosure",
  "inquiry",
  "kept_on_hold",
  "legal_process",
  "opt_out_word",
  "person",
  "person_thread",
  "quarantine",
  "recipient",
  "sign_page",
  "thread_block",
  "thread_name",
];

/**
 * Too large to be written anew each day, and without a key: what was sealed there opens under none any more, and of a word that was
 * searched for four bytes of a keyed hash lay there. Their room is given to whoever writes next.
 */
export const VACUUMED: readonly string[] = [
  "audit_row",
  "audit_seal",
  "contact_word",
  "contact_word_new",
  "delivery",
  "media_part",
  "message",
  "note",
];

/** A run by which something was forgotten, whoever ended it. */
const DONE = `ended_at is not null and ${FORGOT} > 0`;

/** Nobody waits behind us for a table that somebody else uses. */
const LOCK_MS = 3000;
/** More of the log's files than this are written over another time. */
const FILES_MAX = 256;

/**
 * Has nothing of what was forgotten lie in the tables and the log any more, and says in each run that it is so, or why not. On a session
 * of its own. `patienceMs`: for how long it may wait for calls to end.
 */
export async function clearDisk(client: pg.Client, clock: () => number, patienceMs: number): Promise<void> {
  const settle = async (column: "rewritten_at" | "log_gone_at", problem: RetentionProblem | null) =>
    client.query(
      problem === null
        ? `update retention_run set ${column} = instant($1), problem = null
           where ${DONE} and ${column} is null and ($2::text is null)`
        : `update retention_run set problem = $2
           where ${DONE} and ${column} is null and $1::bigint is not null`,
      [clock(), problem],
    );
  const waits = async (column: string): Promise<boolean> =>
    (await client.query(`select from retention_run where ${DONE} and ${column} is null limit 1`)).rowCount ===
    1;
  if (await waits("rewritten_at")) {
    const problem = (await isToWait(client, clock() - patienceMs)) ? "somebody_calls" : await rewrite(client);
    await settle("rewritten_at", problem);
    if (problem !== null) return;
  }
  if (await waits("log_gone_at")) await settle("log_gone_at", await endLog(client));
}

/** Whether somebody is on a call, which would stand still for a moment: then it waits, but not for ever. */
async function isToWait(client: pg.Client, since: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from call where ended_at is null and not exists (
       select from retention_run where ${DONE} and ended_at <= instant($1) and rewritten_at is null) limit 1`,
    [since],
  );
  return rowCount === 1;
}

async function rewrite(client: pg.Client): Promise<RetentionProblem | null> {
  await client.query(`set lock_timeout = ${LOCK_MS}`);
  for (const table of REWRITTEN) {
    const before = await fileOf(client, table);
    try {
      await client.query(`vacuum (full) ${quoted(table)}`);
    } catch (error) {
      if (codeOf(error) === "55P03") return "tables_in_use";
      throw error;
    }
    // Of a table of somebody else's it only warns, and does nothing.
    if ((await fileOf(client, table)) === before) return "not_owner";
  }
  for (const table of VACUUMED) await client.query(`vacuum (skip_locked) ${quoted(table)}`);
  return null;
}

async function fileOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ file: string }>(
    "select pg_relation_filenode(quote_ident($1)::regclass)::text as file",
    [table],
  );
  return rows[0]?.file ?? "";
}

/**
 * Leaves nothing in the log of what was done before. A file that is done with is kept under a later name, with what it had: each is
 * written over to its end.
 */
async function endLog(client: pg.Client): Promise<RetentionProblem | null> {
  try {
    if (await isKeptElsewhere(client)) return "log_kept_elsewhere";
    const before = await currentFile(client);
    await nextFile(client);
    await client.query("checkpoint");
    const { rows } = await client.query<{ last: string }>(
      "select max(name) as last from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'",
    );
    const last = rows[0]?.last ?? "";
    for (let file = 0; (await currentFile(client)) <= last; file += 1) {
      if (file > FILES_MAX) return "log_too_long";
      await nextFile(client);
    }
    await client.query("checkpoint");
    const { rows: left } = await client.query(
      "select from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name <= $1",
      [before],
    );
    return left.length === 0 ? null : "log_kept_elsewhere";
  } catch (error) {
    if (codeOf(error) === "42501") return "no_right_to_end_log";
    throw error;
  }
}

/** Where others read the log, it is theirs as well. */
async function isKeptElsewhere(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ kept: boolean }>(
    `select current_setting('archive_mode') <> 'off' or exists (select from pg_replication_slots)
       or exists (select from pg_stat_replication) as kept`,
  );
  return rows[0]?.kept === true;
}

async function currentFile(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ file: string }>(
    "select pg_walfile_name(pg_current_wal_insert_lsn()) as file",
  );
  return rows[0]?.file ?? "";
}

/** Ends a file of the log, which writes nothing after nothing: so something is said first, of nobody. */
async function nextFile(client: pg.Client): Promise<void> {
  await client.query("select pg_logical_emit_message(true, 'holdfast', '')");
  await client.query("select pg_switch_wal()");
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
