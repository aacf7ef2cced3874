import { randomUUID } from "node:crypto";
import { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  holdingHistory,
  rawClient,
  sampleArrival,
  sampleCall,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { claimAll } from "./move-statement.ts";

const NOW = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let other: pg.Client;
let dana: UserId;
let lee: UserId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  other = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await other.end();
  await store.close();
});

const waiting = async (): Promise<ContactId> => (await store.intake.arrive(sampleArrival())).contactId;

/** What one statement claims of these for somebody each, as expected. */
async function claimed(...claims: readonly (readonly [ContactId, UserId, number?])[]) {
  const rows = await claimAll(
    client,
    claims.map(([id]) => id),
    claims.map(([, by]) => by),
    claims.map(([, , expected = 1]) => expected),
    NOW,
  );
  return rows.map(({ id }) => id);
}

describe("[DB741] claims by one statement", () => {
  it("are each told, recorded and counted as one alone is", async () => {
    const ids = [await waiting(), await waiting(), await waiting()];
    const [first = "", ...others] = ids;
    const alone = await store.moves.move(first as ContactId, dana, 1, { kind: "claim" });
    const rows = await claimAll(
      client,
      others,
      [dana, lee],
      [1, 1],
      alone.kind === "moved" ? (alone.row.heldSince ?? 0) : 0,
    );
    const like = (one: object | null) => ({
      ...one,
      id: null,
      number: null,
      holder: null,
      waitingSince: null,
      dueAt: null,
    });
    expect(alone.kind).toBe("moved");
    for (const { row } of rows) expect(like(row)).toEqual(like(alone.kind === "moved" ? alone.row : null));
    expect(new Map(rows.map(({ id, row }) => [id, row.holder]))).toEqual(
      new Map([
        [others[0], { id: dana, name: "Dana" }],
        [others[1], { id: lee, name: "Lee" }],
      ]),
    );
    expect(await holdingHistory(client, ids)).toMatchObject({
      changes: 3,
      torn: [],
      unexplained: [],
      deeds: ids.map((id) => `${id}@2`).toSorted(),
    });
    const { rows: told } = await client.query<{ told: object }>(
      `select to_jsonb(audit_row) - '{era,xid,seq,at,actor_id,subject_id,contact_id}'::text[] as told from audit_row
       where contact_id = any($1::uuid[]) and subject_id = contact_id and deed = 'moved'`,
      [ids],
    );
    expect(told).toHaveLength(3);
    for (const each of told) expect(each).toEqual(told[0]);
    const { rows: waits } = await client.query("select from wait_ended order by id desc limit 3");
    expect(waits).toHaveLength(3);
  });

  it("leave what is not as it was expected, not there, or not waiting, and claim the rest", async () => {
    const [free, changed, held] = [await waiting(), await waiting(), await sampleHeld(store, dana)];
    expect(
      await claimed([changed, dana, 7], [free, dana], [held, lee, 2], [ContactId.parse(randomUUID()), lee]),
    ).toEqual([free]);
  });

  it("leave whose call goes on", async () => {
    const { contactId } = await sampleCall(store, { at: NOW });
    const free = await waiting();
    const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
    expect(await claimed([contactId, dana, version], [free, lee])).toEqual([free]);
  });

  it("leave what is claimed by whoever is barred from anything", async () => {
    const barred = await sampleStaff(store, "Barred");
    const { id: caseId } = await sampleCase(store, dana, await sampleHeld(store, dana));
    await client.query(
      "insert into case_bar (id, case_id, user_id, reason, at, by_id) values (gen_random_uuid(), $1, $2, 'other', now(), $3)",
      [caseId, barred, lee],
    );
    const [free, theirs] = [await waiting(), await waiting()];
    expect(await claimed([theirs, barred], [free, dana])).toEqual([free]);
    expect(await store.moves.move(theirs, barred, 1, { kind: "claim" })).toMatchObject({ kind: "moved" });
  });

  it("wait for nobody who writes to one of them, or judges one of those who claim", async () => {
    const judged = await sampleStaff(store, "Judged");
    const [written, theirs, free] = [await waiting(), await waiting(), await waiting()];
    await other.query("begin");
    await other.query(
      "select pg_advisory_xact_lock(thread_lock(thread_key)), pg_advisory_xact_lock(judged_lock($2)) from contact where id = $1",
      [written, judged],
    );
    expect(await claimed([written, dana], [theirs, judged], [free, dana])).toEqual([free]);
    await other.query("commit");
    expect((await claimed([written, dana], [theirs, judged])).toSorted()).toEqual(
      [written, theirs].toSorted(),
    );
  });

  it("[DB767] wait for nobody who says by what their person is offered contacts, and are theirs meanwhile", async () => {
    const ids = [await waiting(), await waiting(), await waiting()];
    await other.query("begin");
    await other.query("select say_skill($1, $1, 0, '{es}', enum_range(null::medium), 2, now())", [dana]);
    const came = await Promise.all(ids.map(async (id) => store.moves.move(id, dana, 1, { kind: "claim" })));
    await other.query("rollback");
    expect(came.map(({ kind }) => kind)).toEqual(ids.map(() => "moved"));
  });

  it("hinder no other by one that no rule allows, and each comes to its own end", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, async () => waiting()));
    const nobody = UserId.parse(randomUUID());
    const came = await Promise.allSettled(
      ids.map(async (id, nth) => store.moves.move(id, nth % 4 === 0 ? nobody : dana, 1, { kind: "claim" })),
    );
    expect(came.map((each) => (each.status === "fulfilled" ? each.value.kind : each.status))).toEqual(
      ids.map((_, nth) => (nth % 4 === 0 ? "rejected" : "moved")),
    );
  });

  it("hinder no other by one whose wait for a lock the server gives up", async () => {
    const ids = [await waiting(), await waiting(), await waiting(), await waiting()];
    await other.query("begin");
    await other.query("select from contact where id = $1 for update", [ids[0]]);
    const came = Promise.all(
      ids.map(async (id) => store.moves.move(id, dana, 1, { kind: "claim" }).then(({ kind }) => kind)),
    );
    const given = async (): Promise<number> => {
      const { rowCount } = await client.query(
        `select pg_cancel_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%claim_all%'`,
      );
      return rowCount ?? 0;
    };
    await expect.poll(given).toBe(1);
    await expect.poll(given).toBe(0);
    await other.query("commit");
    expect(await came).toEqual(ids.map(() => "moved"));
  });
});
