import type pg from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import { connectToStart } from "../migrate/connect.ts";
import { readMigrationFolder } from "../migrate/folder.ts";

/** A database as a release finds it. */
export interface DatabaseFound {
  /** PostgreSQL's version, as it says it. */
  readonly server: string;
  /** `empty`: nothing of ours is there; `behind`: the next start migrates; `ahead`: a newer release made it. */
  readonly schema: "current" | "empty" | "behind" | "ahead" | "failed";
  /** Whether it was sealed with a master key of this machine; `null` when it is not sealed yet. */
  readonly sealedWith: "this" | "another" | null;
  /** How far its clock is ahead of ours, in milliseconds; behind, when negative. */
  readonly clockAheadMs: number;
}

/** Asks a database what it is. Changes nothing. Throws a `StartRefusal` when it cannot be reached or is too old. */
export async function inspectDatabase(
  connection: pg.PoolConfig,
  keyring: Pick<Keyring, "masters"> | null,
  clock: () => number,
): Promise<DatabaseFound> {
  const client = await connectToStart(connection);
  try {
    await client.query("set default_transaction_read_only = on");
    const { rows } = await client.query<{ server: string }>(
      "select current_setting('server_version') as server",
    );
    return {
      server: rows[0]?.server ?? "",
      schema: await schemaOf(client),
      sealedWith: await sealOf(client, keyring),
      clockAheadMs: await clockAheadMs(client, clock),
    };
  } finally {
    await client.end();
  }
}

async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
    table,
  ]);
  return rows[0]?.there === true;
}

async function schemaOf(client: pg.Client): Promise<DatabaseFound["schema"]> {
  if (!(await isThere(client, "_prisma_migrations"))) return "empty";
  const { rows } = await client.query<{ name: string; done: boolean }>(
    `select migration_name as name, finished_at is not null as done
     from _prisma_migrations where rolled_back_at is null`,
  );
  if (rows.some(({ done }) => !done)) return "failed";
  const applied = new Set(rows.map(({ name }) => name));
  const shipped = (await readMigrationFolder()).migrations.map(({ name }) => name);
  if ([...applied].some((name) => !shipped.includes(name))) return "ahead";
  return applied.size === shipped.length ? "current" : "behind";
}

async function sealOf(
  client: pg.Client,
  keyring: Pick<Keyring, "masters"> | null,
): Promise<DatabaseFound["sealedWith"]> {
  if (!(await isThere(client, "keyring"))) return null;
  const { rows } = await client.query<{ fingerprint: Buffer }>("select fingerprint from keyring");
  const [row] = rows;
  if (row === undefined) return null;
  const isHere = keyring?.masters().some(({ fingerprint }) => row.fingerprint.equals(fingerprint));
  return isHere === true ? "this" : "another";
}

const LOOKS = 3;

/** Judged by the quickest of a few looks: what takes long says little about when it was read. */
async function clockAheadMs(client: pg.Client, clock: () => number): Promise<number> {
  const looks: { readonly ahead: number; readonly took: number }[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const before = clock();
    const { rows } = await client.query<{ now: number }>(
      "select (date_part('epoch', clock_timestamp()) * 1000)::double precision as now",
    );
    const after = clock();
    looks.push({ ahead: (rows[0]?.now ?? 0) - (before + after) / 2, took: after - before });
  }
  return Math.round(looks.toSorted((one, other) => one.took - other.took)[0]?.ahead ?? 0);
}
