import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartRefusal } from "../start-refusal.ts";
import { serverHere } from "../testing/server-variable.ts";
import { rawClient } from "../testing/raw-client.ts";
import { readMigrationFolder, type MigrationFolder } from "./folder.ts";
import { migrate } from "./migrate.ts";

let server: pg.PoolConfig;
let connection: pg.PoolConfig;
beforeEach(async () => {
  server = serverHere();
  connection = { ...server, database: `migrate_${crypto.randomUUID().replaceAll("-", "")}` };
  await onServer(`create database ${connection.database}`);
});
afterEach(async () => onServer(`drop database ${connection.database} with (force)`));

async function onServer(sql: string): Promise<void> {
  const client = await rawClient(server);
  await client.query(sql);
  await client.end();
}

async function refused(folder?: MigrationFolder): Promise<string> {
  const error = await migrate(connection, folder).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartRefusal);
  return (error as StartRefusal).message;
}

describe("migrating", () => {
  it("[DB80] is done by exactly one of three processes, and waited for by the others", async () => {
    const program = fileURLToPath(new URL("../testing/migrate-process.ts", import.meta.url));
    const applied = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = fork(program, {
          env: { ...process.env, CONNECTION: JSON.stringify(connection) },
          execArgv: [],
        });
        const [message] = (await once(child, "message")) as [number];
        await once(child, "exit");
        return message;
      }),
    );
    const { migrations } = await readMigrationFolder();
    expect(applied.toSorted((one, other) => one - other)).toEqual([0, 0, migrations.length]);
    expect(await migrate(connection)).toEqual([]);
  });

  it("[DB80] refuses a history made by a newer release", async () => {
    await migrate(connection);
    const folder = await readMigrationFolder();
    expect(await refused({ ...folder, migrations: folder.migrations.slice(0, -1) })).toContain(
      "newer release",
    );
  });

  it("[DB80] applies what came after a migration with a higher number, as two that were made at once do", async () => {
    const folder = await readMigrationFolder();
    const [first, late, last] = [1, 2, 3].map((number) => ({
      name: `000${number}_invented`,
      sql: `create table invented_${number} (id integer primary key);`,
    }));
    if (first === undefined || late === undefined || last === undefined)
      throw new Error("three were invented");
    expect(await migrate(connection, { ...folder, migrations: [first, last] })).toEqual([
      first.name,
      last.name,
    ]);
    expect(await migrate(connection, { ...folder, migrations: [first, late, last] })).toEqual([late.name]);
    expect(await migrate(connection, { ...folder, migrations: [first, late, last] })).toEqual([]);
  });

  it("[DB80] refuses an edited migration", async () => {
    const folder = await readMigrationFolder();
    await migrate(connection, folder);
    const edited = folder.migrations.map((each, index) =>
      index === 0 ? { ...each, sql: `${each.sql}\n-- edited` } : each,
    );
    expect(await refused({ ...folder, migrations: edited })).toContain("with another text");
  });

  it("[DB80] keeps nothing of a migration that fails, and refuses to go on after it", async () => {
    const folder = await readMigrationFolder();
    const bad = { name: "9999_bad", sql: "create table half (n integer); select 1 / 0;" };
    const broken = { ...folder, migrations: [...folder.migrations, bad] };
    expect(await refused(broken)).toContain("failed");
    const client = await rawClient(connection);
    expect((await client.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
    await client.end();
    expect(await refused(broken)).toContain("9999_bad failed on this database earlier");
  });

  it("[DB745] says why one failed also where its connection was lost, so that nothing could be recorded", async () => {
    const folder = await readMigrationFolder();
    const lost = { name: "0001_lost", sql: "select pg_terminate_backend(pg_backend_pid());" };
    const error = await migrate(connection, { ...folder, migrations: [lost] }).catch(
      (thrown: Error) => thrown,
    );
    expect(error).toMatchObject({ cause: { code: "57P01" } });
  });

  it("[DB745] keeps nothing of a migration that cannot be recorded", async () => {
    const folder = await readMigrationFolder();
    const forgets = {
      name: "0002_forgets",
      sql: "create table half (n integer); alter table _prisma_migrations rename to elsewhere;",
    };
    const first = { name: "0001_first", sql: "create table whole (n integer); -- and no end of the line" };
    expect(await refused({ ...folder, migrations: [first, forgets] })).toContain("failed");
    const client = await rawClient(connection);
    const { rows } = await client.query(
      "select to_regclass('whole') is not null as whole, to_regclass('half') is not null as half, to_regclass('elsewhere') is not null as elsewhere",
    );
    expect(rows).toEqual([{ whole: true, half: false, elsewhere: false }]);
    const { rows: kept } = await client.query(
      "select migration_name as name, finished_at is null as failed, logs from _prisma_migrations order by 1",
    );
    expect(kept).toEqual([
      { name: "0001_first", failed: false, logs: null },
      { name: "0002_forgets", failed: true, logs: 'relation "_prisma_migrations" does not exist' },
    ]);
    await client.end();
  });

  it("[DB746] waits for the disk once, and at its end", async () => {
    const folder = await readMigrationFolder();
    const sql = `create table at_end as
      select current_setting('synchronous_commit') as waits, pg_current_wal_insert_lsn() as place`;
    await migrate(connection, { ...folder, migrations: [{ name: "0001_notes", sql }] });
    const client = await rawClient(connection);
    const { rows } = await client.query(
      "select waits, pg_current_wal_flush_lsn() > place as kept, current_setting('synchronous_commit') as others from at_end",
    );
    expect(rows).toEqual([{ waits: "off", kept: true, others: "on" }]);
    await client.end();
  });

  it("[DB81] says in one sentence, without the password, that a database cannot be reached", async () => {
    const nowhere = { connectionString: "postgres://somebody:hunter2@127.0.0.1:1/nothing" };
    const error = await migrate(nowhere).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartRefusal);
    expect((error as StartRefusal).message).toContain("ECONNREFUSED");
    expect((error as StartRefusal).message).not.toContain("hunter2");
  });
});
