import { Client, type PoolConfig } from "pg";

/** Makes a database on the same server, empty also when there was one of that name. */
export async function emptyDatabase(connection: PoolConfig, name: string): Promise<PoolConfig> {
  const client = new Client(connection);
  await client.connect();
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  return { ...connection, database: name };
}
