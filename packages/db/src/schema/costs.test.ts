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

/** Triggers that ask whether they apply of whatever column is changed: each question is read anew by every statement. */
async function asking(table: string, event: "insert" | "update"): Promise<readonly string[]> {
  const { rows } = await client.query<{ tgname: string }>(
    `select tgname from pg_trigger
     where tgrelid = $1::regclass and not tgisinternal and tgqual is not null and tgattr = ''
       and tgtype & $2 <> 0 order by tgname`,
    [table, event === "insert" ? 4 : 16],
  );
  return rows.map(({ tgname }) => tgname);
}

describe("what a statement pays before it does anything", () => {
  it("is few questions of triggers, for a contact and a message that arrive and for a contact that changes", async () => {
    expect(await asking("contact", "insert")).toEqual(["contact_comes_anew_recorded"]);
    expect(await asking("contact", "update")).toEqual([
      "contact_comes_back_recorded",
      "contact_woken",
      "contact_woken_back",
    ]);
    // What a message brings beside words is rare, and each of it is asked for once.
    expect((await asking("message", "insert")).length).toBeLessThanOrEqual(3);
  });

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
