import { readFile } from "node:fs/promises";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPgbench, pgbench } from "../server/pgbench.ts";
import { bareSchema } from "../testing/bare-schema.ts";
import { makeClaimers } from "./claim-race.ts";
import { arrive, claimAll, fillLimit } from "./claim-throughput.ts";

describe("claiming on a real store", () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  it("claims every contact that arrived once, each by one of the claimers", async () => {
    const claimers = await makeClaimers(store, 3);
    const waiting = await arrive(store, 40);
    expect(new Set(waiting).size).toBe(40);
    const { operations, perSecond } = await claimAll(store, claimers, waiting);
    expect(operations).toBe(40);
    expect(perSecond).toBeGreaterThan(0);
    for (const id of waiting) {
      const opened = await store.contacts.contact(id);
      expect(opened?.row).toMatchObject({ status: "claimed", version: 2 });
      expect(claimers).toContain(opened?.row.holder?.id);
    }
  });

  it("does not measure a claim that was refused", async () => {
    const claimers = await makeClaimers(store, 1);
    const waiting = await arrive(store, 1);
    await claimAll(store, claimers, waiting);
    await expect(claimAll(store, claimers, waiting)).rejects.toThrow(/came to changed/);
  });
});

describe("pgbench's claims", () => {
  const script = new URL("../baselines/claim-by-id.sql", import.meta.url);
  let place: Awaited<ReturnType<typeof bareSchema>>;
  let client: Client;
  beforeAll(async () => {
    place = await bareSchema();
    client = new Client(place.connection);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await place.drop();
  });

  it("change a waiting contact, and one that somebody has not", async () => {
    await fillLimit(place.connection, 4);
    const update = (await readFile(script, "utf8"))
      .replaceAll(/^\\set.*$/gm, "")
      .replaceAll(":client_id", "7")
      .replaceAll(":id", "2");
    expect((await client.query(update)).rowCount).toBe(1);
    expect((await client.query(update)).rowCount).toBe(0);
    const { rows } = await client.query(
      "select id from contact where status = 1 and holder = 7 and version = 2",
    );
    expect(rows).toEqual([{ id: "2" }]);
  });

  it.runIf(findPgbench() !== null)("each find a contact of their own, until all are claimed", async () => {
    await fillLimit(place.connection, 4 * 25);
    const rate = await pgbench({
      program: findPgbench() ?? "",
      connection: place.connection,
      script: script.pathname,
      clients: 4,
      transactions: 25,
      variables: { claimed: 0, stretch: 25 },
    });
    expect(rate).toBeGreaterThan(0);
    const { rows } = await client.query(
      "select status, holder, count(*)::int as contacts from contact group by 1, 2 order by 2",
    );
    expect(rows).toEqual([0, 1, 2, 3].map((holder) => ({ status: 1, holder, contacts: 25 })));
  });
});
