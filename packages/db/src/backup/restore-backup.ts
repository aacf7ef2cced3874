import type pg from "pg";
import { from } from "pg-copy-streams";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Keyring } from "../keyring/keyring.ts";
import { connectToStart } from "../migrate/connect.ts";
import { readMigrationFolder, type MigrationFolder } from "../migrate/folder.ts";
import { migrate } from "../migrate/migrate.ts";
import { StartRefusal } from "../start-refusal.ts";
import { sealed } from "../store/sealed.ts";
import { BackupHead, type BackupTable } from "./backup-head.ts";
import { loosened } from "./loosened.ts";
import { openFrames, type BackupPart, type Frame } from "./sealed-frames.ts";
import { quoted } from "./table-shapes.ts";

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

/**
 * What goes with the key of a row that was forgotten after the backup, and nothing else does: the database itself says of these
 * that one is not without the other. A row of any other table needs its key.
 */
const GONE_WITH_KEY: Readonly<Record<string, readonly string[]>> = {
  case_part: ["body"],
  recipient: ["body"],
  disclosure: ["packet", "packet_key"],
  case_glass: ["body"],
};

/**
 * Fills an empty database with what a backup holds, in one transaction, and brings it to this release (DB451). Throws a
 * `StartRefusal`, and keeps nothing, where the database is not empty, the backup is unsound, of another master key or a newer
 * release, or its keys are older than what they should open.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupHead> {
  const { connection, keyring, files, folder = await readMigrationFolder(), onTable = () => {} } = options;
  if (await sealed(connection))
    throw new StartRefusal("This database is in use already: a backup is only restored into an empty one.");
  const keys = openFrames(keyring, "keys", files.keys);
  const data = openFrames(keyring, "data", files.data);
  const head = await headOf(data);
  const keysTaken = (await headOf(keys)).takenAt;
  if (keysTaken < head.takenAt)
    throw new StartRefusal(
      "These keys are older than the backup: take those of the same time, or later ones.",
    );
  await migrate(connection, upTo(folder, head.migrations));
  const client = await connectToStart(connection);
  try {
    await client.query("begin");
    await client.query(
      "create temporary table restored_key (of text, id uuid, key bytea, primary key (of, id)) on commit drop",
    );
    await loadKeys(client, keys);
    await loosened(client, () => loadRows(client, head, data, onTable));
    for (const { name, last, isUsed } of head.sequences)
      await client.query("select setval($1::regclass, $2, $3)", [quoted(name), last, isUsed]);
    await client.query("commit");
  } finally {
    await client.end();
  }
  await migrate(connection, folder);
  return head;
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

async function loadKeys(client: pg.ClientBase, frames: AsyncGenerator<Frame>): Promise<void> {
  await client.query("create temporary table came_key (id uuid, key bytea) on commit drop");
  for await (const [name, rows] of tablesIn(frames)) {
    await copyInto(client, "came_key (id, key)", rows);
    await client.query("insert into restored_key select $1, id, key from came_key", [name]);
    await client.query("truncate came_key");
  }
}

async function loadRows(
  client: pg.ClientBase,
  { tables }: BackupHead,
  frames: AsyncGenerator<Frame>,
  onTable: (name: string) => void,
): Promise<void> {
  // What a migration put there itself is in the backup as it was.
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(", ")}`);
  const left = new Map(tables.map((table) => [table.name, table]));
  for await (const [name, rows] of tablesIn(frames)) {
    const table = left.get(name);
    if (table === undefined) throw new Error(`${name} is not in the backup's head, or comes twice`);
    left.delete(name);
    const columns = table.columns.map(quoted).join(", ");
    if (table.ownsKeys) await loadOwners(client, table, rows);
    else await copyInto(client, `${quoted(name)} (${columns})`, rows);
    onTable(name);
  }
  if (left.size > 0) throw new Error("a table of the backup's head did not come");
}

/** Rows get their keys back before they are rows: what owns nothing that can be read would be refused. */
async function loadOwners(
  client: pg.ClientBase,
  { name, columns }: BackupTable,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const all = columns.map(quoted).join(", ");
  const gone = GONE_WITH_KEY[name] ?? [];
  const restored = columns.map((column) =>
    gone.includes(column)
      ? `case when key.key is not null then came.${quoted(column)} end`
      : `came.${quoted(column)}`,
  );
  await client.query(`create temporary table came as select ${all} from ${quoted(name)} with no data`);
  await copyInto(client, `came (${all})`, rows);
  if (gone.length === 0) await refuseKeyless(client, name);
  await client.query(
    `insert into ${quoted(name)} (${all}, owner_key) overriding system value
     select ${restored.join(", ")}, key.key from came
     left join restored_key key on key.of = $1 and key.id = came.id`,
    [name],
  );
  await client.query("drop table came");
}

async function refuseKeyless(client: pg.ClientBase, name: string): Promise<void> {
  const { rowCount } = await client.query(
    "select from came where not exists (select from restored_key key where key.of = $1 and key.id = came.id) limit 1",
    [name],
  );
  if (rowCount !== 0)
    throw new StartRefusal("These keys do not belong to this backup: nothing of it was kept.");
}

/** Each table's name with its rows, which must be read before the next one is asked for. */
async function* tablesIn(
  frames: AsyncGenerator<Frame>,
): AsyncGenerator<readonly [name: string, rows: AsyncIterable<Buffer>]> {
  let frame = await frames.next();
  const rows = async function* (): AsyncGenerator<Buffer> {
    for (
      frame = await frames.next();
      frame.done !== true && frame.value.kind === "rows";
      frame = await frames.next()
    )
      yield frame.value.bytes;
  };
  while (frame.done !== true && frame.value.kind === "table") yield [String(frame.value.bytes), rows()];
  if (frame.done === true || frame.value.kind !== "end")
    throw new Error("after its tables a backup has its end");
  // Only asking for more finds out whether something follows.
  await frames.next();
}

async function copyInto(client: pg.ClientBase, into: string, rows: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(
    Readable.from(rows, { objectMode: false }),
    client.query(from(`copy ${into} from stdin (format binary)`)),
  );
}
