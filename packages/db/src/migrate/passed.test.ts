import type pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { StartRefusal } from "../start-refusal.ts";
import { rawClient } from "../testing/raw-client.ts";
import { serverHere } from "../testing/server-variable.ts";
import { readMigrationFolder, type MigrationFolder } from "./folder.ts";
import { migrate } from "./migrate.ts";

const FIRST = { name: "0001_first", sql: "create table hindrance (code text not null);" };
/** Fails for as long as something hinders it, and after it has begun. */
const HINDERED = {
  name: "0002_hindered",
  sql: `create table half (n integer);
    do $$ declare _code text; begin
      select code into _code from hindrance;
      if found then raise exception 'invented' using errcode = _code; end if;
    end $$;`,
};
const WAITS = {
  name: "0002_waits",
  sql: "set local lock_timeout = '50ms'; alter table hindrance add n integer;",
};
const LAST = { name: "0003_last", sql: "create table last (n integer);" };

let server: pg.PoolConfig;
let connection: pg.PoolConfig;
let client: pg.Client;
let folder: MigrationFolder;
beforeEach(async () => {
  server = serverHere();
  connection = { ...server, database: `passed_${crypto.randomUUID().replaceAll("-", "")}` };
  await onServer(`create database ${connection.database}`);
  folder = await readMigrationFolder();
  await start(FIRST);
  client = await rawClient(connection);
});
afterEach(async () => {
  await client.end();
  await onServer(`drop database ${connection.database} with (force)`);
});

async function onServer(sql: string): Promise<void> {
  const other = await rawClient(server);
  await other.query(sql);
  await other.end();
}

const start = async (...migrations: MigrationFolder["migrations"]) =>
  migrate(connection, { ...folder, migrations });

const refused = async (...migrations: MigrationFolder["migrations"]): Promise<Error> => {
  const error = await start(...migrations).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartRefusal);
  return error as Error;
};

it.each(["53100", "40001", "57P03", "08006"])(
  "[DB780] one that failed for a passing reason (%s) is applied by the next start at which it is gone, and those after it",
  async (code) => {
    await client.query("insert into hindrance values ($1)", [code]);
    for (const _each of [1, 2])
      expect(await refused(FIRST, HINDERED, LAST)).toMatchObject({
        message: expect.stringContaining("start again"),
        cause: { code },
      });
    await client.query("delete from hindrance");
    expect(await start(FIRST, HINDERED, LAST)).toEqual([HINDERED.name, LAST.name]);
    expect(await start(FIRST, HINDERED, LAST)).toEqual([]);
    const { rows } = await client.query(
      "select logs from _prisma_migrations where migration_name = $1 order by started_at",
      [HINDERED.name],
    );
    expect(rows).toEqual([{ logs: "invented" }, { logs: "invented" }, { logs: null }]);
  },
);

it("[DB780] one that somebody's lock kept from its table is applied once they have let go", async () => {
  await client.query("begin; lock table hindrance;");
  expect(await refused(FIRST, WAITS)).toMatchObject({ cause: { code: "55P03" } });
  await client.query("commit");
  expect(await start(FIRST, WAITS)).toEqual([WAITS.name]);
});

it.each(["P0001", "42601", "57014", "58030"])(
  "[DB780] one that failed for a reason of its own (%s) is refused by every later start, also when that is gone",
  async (code) => {
    await client.query("insert into hindrance values ($1)", [code]);
    expect((await refused(FIRST, HINDERED, LAST)).message).not.toContain("start again");
    await client.query("delete from hindrance");
    expect((await refused(FIRST, HINDERED, LAST)).message).toContain("failed on this database earlier");
  },
);

it("[DB780] one that failed for a passing reason, and then for one of its own, is refused", async () => {
  await client.query("insert into hindrance values ('53100')");
  await refused(FIRST, HINDERED);
  await client.query("update hindrance set code = 'P0001'");
  await refused(FIRST, HINDERED);
  await client.query("delete from hindrance");
  expect((await refused(FIRST, HINDERED)).message).toContain("failed on this database earlier");
});
