import type pg from "pg";
import { beginAudit } from "../audit/audit-statements.ts";
import type { Keyring } from "../keyring/keyring.ts";
import { connectToStart } from "../migrate/connect.ts";
import { readMigrationFolder, type MigrationFolder } from "../migrate/folder.ts";
import { migrate } from "../migrate/migrate.ts";
import { StartRefusal } from "../start-refusal.ts";
import { forgetContactsAgain } from "../retention/forget-contacts-again.ts";
import { sealed } from "../store/sealed.ts";
import { BackupHead } from "./backup-head.ts";
import { loosened } from "./loosened.ts";
import { openFrames, type BackupPart, type Frame } from "./sealed-frames.ts";
import { forgetAgain, loadKeys, loadOwners } from "./restored-owners.ts";
import { quoted } from "./table-shapes.ts";
import { copyInto, tablesIn } from "./tables-in.ts";

export interface RestoreOptions {
  readonly connection: pg.PoolConfig;
  readonly keyring: Keyring;
  /** The two files, as they come. Keys that were taken later leave unreadable what was forgotten until then. */
  readonly files: Readonly<Record<BackupPart, AsyncIterable<Buffer>>>;
  /** Hears of each table that is back. */
  readonly onTable?: (name: string) => void;
  /** The migrations of this release, unless said otherwise. */
  readonly folder?: MigrationFolder;
}

/** What was restored. */
export interface Restored {
  readonly head: BackupHead;
  /** How many people and contacts were forgotten after the backup, and are again. */
  readonly forgotten: number;
  /** How many records were left out, because their keys are gone: what was quarantined, and expired since. */
  readonly leftOut: number;
}

/**
 * Fills an empty database with what a backup holds, in one transaction, and brings it to this release (DB451). Throws a
 * `StartRefusal`, and keeps nothing, where the database is not empty, the backup is unsound, of another master key or a newer
 * release, or its keys are older than what they should open.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { connection, keyring, files, folder = await readMigrationFolder(), onTable = () => {} } = options;
  if (await sealed(connection)) throw new StartRefusal(IN_USE);
  const keys = openFrames(keyring.masters(), "keys", files.keys);
  const data = openFrames(keyring.masters(), "data", files.data);
  const head = await headOf(data);
  const keysTaken = (await headOf(keys)).takenAt;
  if (keysTaken < head.takenAt)
    throw new StartRefusal(
      "These keys are older than the backup: take those of the same time, or later ones.",
    );
  await migrate(connection, upTo(folder, head.migrations));
  const client = await connectToStart(connection);
  let restored: Restored;
  try {
    await client.query("begin");
    // Whoever opens the house meanwhile was first, or finds it as it comes.
    await client.query("lock table keyring in exclusive mode");
    if ((await client.query("select from keyring")).rowCount !== 0) throw new StartRefusal(IN_USE);
    await loadKeys(client, keys);
    let leftOut = 0;
    await loosened(client, async () => {
      leftOut = await loadRows(client, head, data, onTable);
    });
    for (const { name, last, isUsed } of head.sequences)
      await client.query("select setval($1::regclass, $2, $3)", [quoted(name), last, isUsed]);
    // What is done from here on stands in the audit behind what came.
    await beginAudit(client);
    const forgotten = await forgetAgain(client);
    await oweWords(client);
    await client.query("commit");
    restored = { head, forgotten, leftOut };
  } catch (error) {
    throw isUnbound(error) ? new StartRefusal(FOREIGN_KEYS) : error;
  } finally {
    await client.end();
  }
  await migrate(connection, folder);
  const contacts = await forgetContactsAgain(connection, keyring);
  return { ...restored, forgotten: restored.forgotten + contacts };
}

/** Nobody is found by a word yet: no backup carries any (DB469). Of a release that had none, the migrations owe them. */
async function oweWords(client: pg.ClientBase): Promise<void> {
  await client.query(`do $$ begin
    if to_regclass('contact_word_owed') is not null then
      insert into contact_word_owed (contact_id) select id from contact on conflict do nothing;
      insert into case_word_owed (part_id) select id from case_part where owner_key is not null on conflict do nothing;
    end if;
  end $$`);
}

const IN_USE = "This database is in use already: a backup is only restored into an empty one.";
const FOREIGN_KEYS = "These keys do not belong to this backup: nothing of it was kept.";

/** Rows were left out, for want of a key, on which others stand. */
function isUnbound(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23503";
}

async function headOf(frames: AsyncGenerator<Frame>): Promise<BackupHead> {
  const { value } = await frames.next();
  return BackupHead.parse(JSON.parse(String((value as Frame).bytes)));
}

/** The migrations that the backup's own database had. */
function upTo(folder: MigrationFolder, applied: readonly string[]): MigrationFolder {
  const known = new Set(folder.migrations.map(({ name }) => name));
  if (!applied.every((name) => known.has(name)))
    throw new StartRefusal("The backup was taken by a newer release: restore it with that one.");
  const had = new Set(applied);
  return { ...folder, migrations: folder.migrations.filter(({ name }) => had.has(name)) };
}

async function loadRows(
  client: pg.ClientBase,
  { tables }: BackupHead,
  frames: AsyncGenerator<Frame>,
  onTable: (name: string) => void,
): Promise<number> {
  // What a migration put there itself is in the backup as it was.
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(", ")}`);
  const left = new Map(tables.map((table) => [table.name, table]));
  let leftOut = 0;
  for await (const [name, rows] of tablesIn(frames)) {
    const table = left.get(name);
    if (table === undefined) throw new Error(`${name} is not in the backup's head, or comes twice`);
    left.delete(name);
    const columns = table.columns.map(quoted).join(", ");
    if (table.ownsKeys) leftOut += await loadOwners(client, table, (into) => copyInto(client, into, rows));
    else await copyInto(client, `${quoted(name)} (${columns})`, rows);
    onTable(name);
  }
  if (left.size > 0) throw new Error("a table of the backup's head did not come");
  return leftOut;
}
