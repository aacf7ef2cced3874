import { testDatabase } from "@holdfast/db/testing";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from } from "pg-copy-streams";
import { expect, it } from "vitest";
import { integerPairs } from "./integer-pairs.ts";

it("is taken by COPY as those pairs, however many there are", async () => {
  const { connection, drop } = await testDatabase();
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("create temp table pair (one integer, other integer)");
  for (const count of [0, 1, 4_000, 4_001]) {
    await client.query("truncate pair");
    await pipeline(
      Readable.from(integerPairs(count, (nth) => [-nth, 2 * nth])),
      client.query(from("copy pair from stdin (format binary)")),
    );
    const { rows } = await client.query(
      "select count(*)::integer as rows, count(*) filter (where other = -2 * one and one <= 0)::integer as whole, min(one) as least from pair",
    );
    expect(rows).toEqual([{ rows: count, whole: count, least: count === 0 ? null : 1 - count }]);
  }
  await client.end();
  await drop();
});
