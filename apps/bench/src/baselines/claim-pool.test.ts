import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bareSchema } from "../testing/bare-schema.ts";
import { createClaimLimit } from "./claim-pool.ts";

let place: Awaited<ReturnType<typeof bareSchema>>;
beforeAll(async () => {
  place = await bareSchema();
});
afterAll(() => place.drop());

it("races for a new row each time, and each row ends with one holder", async () => {
  const limit = await createClaimLimit(place.connection, 8);
  expect(await limit.race()).toBeGreaterThan(0);
  await limit.race();
  await limit.close();

  const client = new Client(place.connection);
  await client.connect();
  const { rows } = await client.query<{ status: number; version: number; holder: number }>(
    "select * from contact",
  );
  await client.end();
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row).toMatchObject({ status: 1, version: 2 });
    expect(row.holder).toBeGreaterThanOrEqual(0);
  }
});
