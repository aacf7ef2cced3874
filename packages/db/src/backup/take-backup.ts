import type pg from "pg";
import { to } from "pg-copy-streams";
import type { Keyring } from "../keyring/keyring.ts";
import type { MasterKey } from "../keyring/master-key.ts";
import { connectToStart } from "../migrate/connect.ts";
import { StartRefusal } from "../start-refusal.ts";
import type { BackupHead, BackupTable } from "./backup-head.ts";
import { sealFrames, type BackupPart, type Frame } from "./sealed-frames.ts";
import { FORGOTTEN_CONTACTS } from "./restored-owners.ts";
import { quoted, sequencesOf, tableShapes, type TableShape } from "./table-shapes.ts";

export interface BackupOptions {
  readonly connection: pg.PoolConfig;
  readonly keyring: Keyring;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Keeps what one of the two files is made of, as it comes; the keys come first. */
  readonly keep: (part: BackupPart, chunks: AsyncIterable<Buffer>) => Promise<void>;
  /** Hears of each table that is done. */
  readonly onTable?: (name: string) => void;
}

/**
 * Reads everything in one snapshot while the house goes on, and seals it into two files: what there is, sealed as it lies there,
 * and the keys of those whose it is, apart. Whoever keeps only the newest keys cannot read what was forgotten since, in however
 * old a backup (DB450). Throws a `StartRefusal` where the database was sealed with another master key or by no release.
 */
export async function takeBackup(options: BackupOptions): Promise<BackupHead> {
  const { connection, keyring, clock, keep, onTable = () => {} } = options;
  const client = await connectToStart(connection);
  try {
    await client.query("begin isolation level repeatable read read only");
    const shapes = await tableShapes(client);
    if (shapes.every(({ name }) => name !== "keyring"))
      throw new StartRefusal("There is no database of Holdfast here to back up.");
    const master = await masterOf(client, keyring);
    const head = await headOf(client, shapes, master, clock());
    await keep("keys", sealFrames(master, "keys", keyFrames(client, head)));
    await keep("data", sealFrames(master, "data", dataFrames(client, head, shapes, onTable)));
    return head;
  } finally {
    await client.end();
  }
}

/** The one that was written with at that moment. */
async function masterOf(client: pg.ClientBase, keyring: Keyring): Promise<MasterKey> {
  const { rows } = await client.query<{ fingerprint: Buffer }>("select fingerprint from keyring");
  const [row] = rows;
  const master = keyring.masters().find((each) => row?.fingerprint.equals(each.fingerprint) === true);
  if (master !== undefined) return master;
  throw new StartRefusal(
    "The database was sealed with another master key: a backup of it could not be read.",
  );
}

async function headOf(
  client: pg.ClientBase,
  shapes: readonly TableShape[],
  { fingerprint }: MasterKey,
  takenAt: number,
): Promise<BackupHead> {
  const { rows: applied } = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name",
  );
  return {
    format: 1,
    takenAt,
    fingerprint: fingerprint.toString("hex"),
    migrations: applied.map(({ name }) => name),
    tables: shapes.map(({ name, columns, ownsKeys }) => ({ name, columns: [...columns], ownsKeys })),
    sequences: await sequencesOf(client),
  };
}

async function* keyFrames(client: pg.ClientBase, head: BackupHead): AsyncGenerator<Frame> {
  yield { kind: "head", bytes: Buffer.from(JSON.stringify(head)) };
  for (const table of head.tables.filter(({ ownsKeys }) => ownsKeys)) {
    for (const [of, which] of keysOf(table)) {
      yield { kind: "table", bytes: Buffer.from(of) };
      yield* rowFrames(
        client,
        `select id, owner_key from ${quoted(table.name)} where owner_key is not null${which}`,
      );
    }
  }
  yield { kind: "end", bytes: Buffer.alloc(0) };
}

/** Whose keys a table has. A contact that was forgotten has another than before: it opens nothing of what an older backup has. */
function keysOf({ name, columns }: BackupTable): readonly (readonly [of: string, which: string])[] {
  if (name !== "contact" || !columns.includes("forgotten_at")) return [[name, ""]];
  return [
    [name, " and forgotten_at is null"],
    [FORGOTTEN_CONTACTS, " and forgotten_at is not null"],
  ];
}

async function* dataFrames(
  client: pg.ClientBase,
  head: BackupHead,
  shapes: readonly TableShape[],
  onTable: (name: string) => void,
): AsyncGenerator<Frame> {
  yield { kind: "head", bytes: Buffer.from(JSON.stringify(head)) };
  for (const { name, selected } of shapes) {
    yield { kind: "table", bytes: Buffer.from(name) };
    yield* rowFrames(client, `select ${selected.join(", ")} from ${quoted(name)}`);
    onTable(name);
  }
  yield { kind: "end", bytes: Buffer.alloc(0) };
}

async function* rowFrames(client: pg.ClientBase, select: string): AsyncGenerator<Frame> {
  const rows = client.query(to(`copy (${select}) to stdout (format binary)`));
  let gathered: Buffer[] = [];
  let size = 0;
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    gathered.push(chunk);
    size += chunk.length;
    if (size < GATHERED_BYTES) continue;
    yield { kind: "rows", bytes: Buffer.concat(gathered) };
    [gathered, size] = [[], 0];
  }
  if (size > 0) yield { kind: "rows", bytes: Buffer.concat(gathered) };
}

/** What is sealed at once: sealing a thousand small pieces would cost more than their bytes. */
const GATHERED_BYTES = 256 * 1024;
