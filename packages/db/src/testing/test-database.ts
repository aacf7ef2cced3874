import { randomBytes } from "node:crypto";
import pg from "pg";
import { serverHere } from "./server-variable.ts";
import { TEMPLATE } from "./test-server.ts";

/** A fresh migrated database of its own. */
export interface TestDatabase {
  readonly connection: pg.PoolConfig;
  readonly drop: () => Promise<void>;
}

/** Makes a fresh migrated database on the server of this worker (`global-setup.ts`). */
export function testDatabase(): Promise<TestDatabase> {
  return databaseLike(TEMPLATE);
}

/** Makes one in which nothing is, not even our tables. */
export function emptyDatabase(): Promise<TestDatabase> {
  return databaseLike("template0");
}

async function databaseLike(template: string): Promise<TestDatabase> {
  const connection = serverHere();
  const database = `test_${randomBytes(8).toString("hex")}`;
  await command(connection, `create database ${database} template ${template}`);
  return {
    connection: { ...connection, database },
    drop: () => command(connection, `drop database if exists ${database} with (force)`),
  };
}

async function command(connection: pg.PoolConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
