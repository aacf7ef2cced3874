import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = await rawClient(database.connection);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

describe("what a statement pays before it does anything", () => {
  it("is no query for each contact that is told: whoever set it aside is asked for only where somebody did", async () => {
    const { rows } = await client.query<{ prosrc: string }>(
      "select prosrc from pg_proc where oid = 'contact_facts(uuid, anyelement, text, text)'::regprocedure",
    );
    const [, told] = (rows[0]?.prosrc ?? "").split("return ");
    expect(told).toContain("json_build_object");
    // An expression that holds a query is run as one, for every row.
    expect(told).not.toMatch(/\bselect\b/i);
  });
});
