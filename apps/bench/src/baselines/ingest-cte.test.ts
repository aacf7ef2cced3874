import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bareSchema } from "../testing/bare-schema.ts";

/*
 * The limit must do the work that it is the limit of: a durable contact, message, dedupe key and event. What pgbench
 * does to the script is done here by hand: its variables are drawn, and become numbered parameters.
 */
const file = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), "utf8");
let place: Awaited<ReturnType<typeof bareSchema>>;
let client: Client;

beforeAll(async () => {
  place = await bareSchema();
  client = new Client(place.connection);
  await client.connect();
  await client.query(await file("ingest-cte-schema.sql"));
});
afterAll(async () => {
  await client.end();
  await place.drop();
});

async function transaction(thread: number, dedupe: number): Promise<void> {
  const script = await file("ingest-cte.sql");
  const statement = script
    .replaceAll(/^\\set.*$/gm, "")
    .replaceAll(":thread::", "$1::")
    .replaceAll(":dedupe::", "$2::");
  await client.query(statement, [thread, dedupe]);
}

async function counts(): Promise<readonly number[]> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from contact union all select count(*)::int from message
     union all select count(*)::int from delivery union all select count(*)::int from event`,
  );
  return rows.map(({ n }) => n);
}

describe("pgbench's transaction", () => {
  it("writes a contact, a message, a dedupe key and an event, in one statement", async () => {
    await transaction(1, 1);
    await transaction(2, 2);
    expect(await counts()).toEqual([2, 2, 2, 2]);
  });

  it("is held to the rules that ours is: one delivery once, one open contact for a thread", async () => {
    await expect(transaction(3, 1)).rejects.toThrow(/unique/);
    await expect(transaction(1, 3)).rejects.toThrow(/unique/);
    expect(await counts()).toEqual([2, 2, 2, 2]);
  });

  it("holds no colon that pgbench would take for a variable", async () => {
    const names = [...(await file("ingest-cte.sql")).matchAll(/(?<!:):(\w+)/g)].map((match) => match[1]);
    expect(new Set(names)).toEqual(new Set(["thread", "dedupe"]));
  });
});
