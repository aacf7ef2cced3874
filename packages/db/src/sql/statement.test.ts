import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";
import { eachRowStatement, fieldsStatement, statement } from "./statement.ts";

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

const prepared = async (): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "select name from pg_prepared_statements where name like 'try_%' order by name",
  );
  return rows.map(({ name }) => name);
};

describe("a statement", () => {
  it("is prepared once on a connection, under a name that its text decides", async () => {
    const one = statement<{ sum: number }, [given: number]>("try", "select $1::int + 1 as sum");
    const edited = statement<{ sum: number }, [given: number]>("try", "select $1::int + 2 as sum");
    expect(await one(client, 1)).toEqual([{ sum: 2 }]);
    expect(await one(client, 2)).toEqual([{ sum: 3 }]);
    // An edited text under the old name would have run the old plan.
    expect(await edited(client, 1)).toEqual([{ sum: 3 }]);
    const names = await prepared();
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
  });

  it("asks for its columns once on a connection, and knows them again after an error", async () => {
    const on = await rawClient(database.connection);
    let described = 0;
    on.connection.on("rowDescription", () => (described += 1));
    const fail = statement<{ quotient: number; whole: boolean }, [by: number]>(
      "try_columns",
      "select 6 / $1::int as quotient, true as whole",
    );
    await expect(fail(on, 0)).rejects.toMatchObject({ code: "22012" });
    expect(await fail(on, 2)).toEqual([{ quotient: 3, whole: true }]);
    expect(await fail(on, 3)).toEqual([{ quotient: 2, whole: true }]);
    expect(described).toBe(1);
    const silent = statement("try_silent", "set local lock_timeout = 0");
    expect(await silent(on)).toEqual([]);
    expect(await silent(on)).toEqual([]);
    await on.end();
  });

  it("refuses a value that cannot be sent, and sends nothing", async () => {
    const circle: unknown[] = [];
    const value = { circle };
    circle.push(value);
    const echo = statement<{ echo: unknown }, [value: unknown]>("try_circle", "select $1::json as echo");
    await expect(echo(client, value)).rejects.toThrow("circular");
    expect(await echo(client, { left: 1 })).toEqual([{ echo: { left: 1 } }]);
  });

  it("gives numbers for bigint, and leaves other readers of the driver alone", async () => {
    const count = statement<{ count: number }>("try_count", "select 9007199254740991::bigint as count");
    expect(await count(client)).toEqual([{ count: Number.MAX_SAFE_INTEGER }]);
    expect((await client.query("select 1::bigint as count")).rows).toEqual([{ count: "1" }]);
  });

  it("refuses a name that the server would cut, which could make two of them one", () => {
    expect(statement("a".repeat(54), "select 1")).toBeTypeOf("function");
    expect(() => statement("a".repeat(55), "select 1")).toThrow("statement name too long");
  });

  it("fails with the database's own error, and leaves the connection usable", async () => {
    const divide = statement<{ quotient: number }, [by: number]>(
      "try_divide",
      "select 1 / $1::int as quotient",
    );
    await expect(divide(client, 0)).rejects.toMatchObject({ code: "22012" });
    expect(await divide(client, 1)).toEqual([{ quotient: 1 }]);
  });

  it("makes something of each row while others still come, in their order", async () => {
    // Far more than the server says at once, so that the first is made before the last has come.
    const many = eachRowStatement<{ nth: number; words: string }, [count: number]>(
      "try_each",
      "select nth, repeat('x', 10_000) as words from generate_series(1, $1) nth",
    );
    const on = await rawClient(database.connection);
    let ended = false;
    on.connection.on("commandComplete", () => (ended = true));
    const made = await many(on, ({ nth, words }) => ({ nth, size: words.length, ended }), 500);
    expect(made.map(({ nth }) => nth)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    expect(made.every(({ size }) => size === 10_000)).toBe(true);
    expect(made[0]?.ended).toBe(false);
    expect(ended).toBe(true);
    // Nothing of it is left to the next statement on this connection.
    expect(await many(on, ({ nth }) => nth, 2)).toEqual([1, 2]);
    await on.end();
  });

  it("makes something of each row's columns as they were sent, in their order, and fails with what that throws", async () => {
    const two = fieldsStatement<readonly [nth: string, none: null, flag: string], [from: number]>(
      "try_fields",
      "select nth, null::text, nth = 2, nth::bigint as nth from generate_series($1::int, 2) nth",
    );
    expect(await two(client, (fields) => fields, 1)).toEqual([
      ["1", null, "f", "1"],
      ["2", null, "t", "2"],
    ]);
    const refuse = (): never => {
      throw new Error("not as they were sent");
    };
    await expect(two(client, refuse, 1)).rejects.toThrow("not as they were sent");
    expect(await two(client, ([nth]) => nth, 2)).toEqual(["2"]);
  });

  it("fails with what making a row throws, makes nothing of the others, and leaves the connection usable", async () => {
    const three = eachRowStatement<{ nth: number }>("try_throws", "select generate_series(1, 3) as nth");
    const seen: number[] = [];
    const refuse = ({ nth }: { readonly nth: number }): number => {
      seen.push(nth);
      if (nth === 2) throw new Error("not this one");
      return nth;
    };
    await expect(three(client, refuse)).rejects.toThrow("not this one");
    expect(seen).toEqual([1, 2]);
    expect(await three(client, ({ nth }) => nth)).toEqual([1, 2, 3]);
  });
});
