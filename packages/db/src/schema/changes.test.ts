import type { ContactId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleArrival, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let client: pg.Client;
let waiting: ContactId;
/** Has been written to once more. */
let held: ContactId;

beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  ({ contactId: waiting } = await store.intake.arrive(sampleArrival()));
  const { threadKey } = sampleArrival();
  ({ contactId: held } = await store.intake.arrive(sampleArrival({ threadKey })));
  await store.intake.arrive(sampleArrival({ threadKey }));
});
afterAll(async () => {
  await client.end();
  await store.close();
});

it("[DB10] the schema allows no change of a contact without its event, whatever statement makes it", async () => {
  await client.query("begin");
  await client.query("update contact set version = version + 1, low_trust = true where id = $1", [waiting]);
  const { rows } = await client.query(
    "select stream, contact_id, status, low_trust, version from event where xid = pg_current_xact_id() order by seq",
  );
  await client.query("rollback");
  expect(rows).toEqual([
    { stream: null, contact_id: waiting, status: "waiting", low_trust: true, version: 2 },
  ]);
});

it("[DB10] the schema allows no change of several contacts at once without an event of each", async () => {
  await client.query("begin");
  await client.query("update contact set version = version + 1 where id in ($1, $2)", [waiting, held]);
  const { rows } = await client.query(
    "select contact_id, version from event where xid = pg_current_xact_id() order by version",
  );
  await client.query("rollback");
  expect(rows).toHaveLength(2);
  expect(new Map(rows.map((row) => [row.contact_id, row.version]))).toEqual(
    new Map([
      [waiting, 2],
      [held, 3],
    ]),
  );
});
