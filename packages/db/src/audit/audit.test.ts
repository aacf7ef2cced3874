import { ContactId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { claimAll } from "../moves/move-statement.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Anchor } from "./anchor.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** The server may write for itself, for longer than any wait of a test's own. */
const PATIENCE = { timeout: 20_000 };
const arrive = async (): Promise<ContactId> => (await store.intake.arrive(sampleArrival())).contactId;
const rowsOf = async (contactId: ContactId) =>
  (
    await client.query(
      "select actor_id as by, deed, thing, refusal, facts from audit_row where contact_id = $1 order by era, xid, seq",
      [contactId],
    )
  ).rows;
const verify = async (anchors: readonly Anchor[] = []) => store.audit.verify(anchors, () => {});
async function sealWhatCanBe(): Promise<void> {
  while ((await store.audit.seal(50)) !== null);
}
/** Until nothing waits: the server itself may have been writing for a moment. */
async function sealAll(): Promise<void> {
  await vi.waitFor(async () => {
    await sealWhatCanBe();
    expect((await verify()).unsealed.count).toBe(0);
  }, PATIENCE);
}
/** What is found of what somebody does who administers the database and asks no trigger; all of it is put back. */
async function faultsOf(sql: string, anchors: readonly Anchor[] = []) {
  await client.query("set session_replication_role = replica");
  for (const table of ["audit_row", "audit_seal"])
    await client.query(`create temp table kept_${table} as table ${table}`);
  await client.query(sql);
  const { faults } = await verify(anchors);
  for (const table of ["audit_row", "audit_seal"]) {
    await client.query(`delete from ${table}`);
    await client.query(`insert into ${table} overriding system value table kept_${table}`);
    await client.query(`drop table kept_${table}`);
  }
  await client.query("reset session_replication_role");
  return faults;
}

describe("what somebody does", () => {
  it("[AU1] is a row of the same transaction, with who, what and of whom, and nothing is without it", async () => {
    const id = await arrive();
    expect(await rowsOf(id)).toEqual([]);
    await store.moves.move(id, dana, 1, { kind: "claim" });
    await store.moves.move(id, dana, 2, { kind: "offer", to: ada });
    await store.moves.move(id, ada, 3, { kind: "accept" });
    await store.moves.move(id, ada, 4, { kind: "close", disposition: "silent" });
    const how = (what: string, more: object = {}) => ({ how: what, ...more });
    expect(await rowsOf(id)).toEqual([
      { by: dana, deed: "moved", thing: "contact", refusal: null, facts: how("claim") },
      { by: dana, deed: "moved", thing: "contact", refusal: null, facts: how("offer", { to: ada }) },
      { by: ada, deed: "moved", thing: "contact", refusal: null, facts: how("accept") },
      {
        by: ada,
        deed: "moved",
        thing: "contact",
        refusal: null,
        facts: how("close", { disposition: "silent" }),
      },
    ]);
    await client.query("begin");
    await client.query("select move_contact($1, $2, 1, 'claim', null, null, 1)", [await arrive(), dana]);
    const own = "select count(*)::integer as count from audit_row where xid = pg_current_xact_id()";
    expect((await client.query(own)).rows).toEqual([{ count: 1 }]);
    await client.query("rollback");
  });

  it("[AU2] is a row also when it was refused, with why", async () => {
    const id = await arrive();
    await store.moves.move(id, dana, 1, { kind: "claim" });
    await store.moves.move(id, ada, 2, { kind: "close", disposition: "silent" });
    expect(await rowsOf(id)).toMatchObject([
      { by: dana, refusal: null },
      { by: ada, deed: "moved", thing: "contact", refusal: "not_holder", facts: { how: "close" } },
    ]);
  });

  it("[AU1] is a row for each look, also where the same words were seen before", async () => {
    const id = await arrive();
    for (let each = 0; each < 2; each += 1) await store.triage.firstWords([id], ada);
    const look = { by: ada, deed: "looked", thing: "contact", refusal: null, facts: { version: 1 } };
    expect(await rowsOf(id)).toEqual([look, look]);
    expect((await client.query("select from content_read where contact_id = $1", [id])).rowCount).toBe(1);
  });

  it("[AU1] [AU2] is a row also for whoever opens a contact, or asks for one that is not there", async () => {
    const id = await arrive();
    const nobody = ContactId.parse(crypto.randomUUID());
    const { asOf: _asOf, ...opened } = (await store.contacts.contact(id)) ?? {};
    expect(await store.contacts.look(id, ada)).toMatchObject(opened);
    expect(await store.contacts.look(nobody, ada)).toBeNull();
    const look = { by: ada, deed: "looked", thing: "contact", refusal: null, facts: null };
    expect(await rowsOf(id)).toEqual([look]);
    expect(await rowsOf(nobody)).toEqual([{ ...look, refusal: "not_found" }]);
  });

  it("[AU4] is changed by no statement, taken away by none, and holds no words", async () => {
    await store.moves.move(await arrive(), dana, 1, { kind: "claim" });
    await sealAll();
    for (const table of ["audit_row", "audit_seal", "audit_era"])
      for (const sql of [`update ${table} set at = now()`, `delete from ${table}`, `truncate ${table}`])
        await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
    for (const facts of [
      '{"said": "come at six!"}',
      '{"address": "a@example.org"}',
      `{"a": "${"x".repeat(500)}"}`,
    ])
      await expect(
        client.query("select audit_write($1, 'looked', 'contact', null, null, null, $2)", [dana, facts]),
      ).rejects.toMatchObject({ constraint: "audit_row_facts" });
  });
});

describe("the sealer", () => {
  it("[AU3] seals what nothing can come between any more, once, and waits for whoever still writes", async () => {
    await sealAll();
    const { position } = await store.audit.end();
    const slow = await rawClient(store.connection);
    await slow.query("begin");
    await slow.query("select audit_write($1, 'looked', 'case_file', null, null, null)", [ada]);
    const id = await arrive();
    await store.moves.move(id, dana, 1, { kind: "claim" });
    await sealWhatCanBe();
    expect((await store.audit.end()).position).toBe(position);
    expect((await verify()).unsealed).toMatchObject({ count: 1 });
    await slow.query("commit");
    await slow.end();
    await Promise.all([store.audit.seal(50), store.audit.seal(50), store.audit.seal(50)]);
    await sealAll();
    expect((await store.audit.end()).position).toBe(position + 2);
    expect(await verify()).toMatchObject({ faults: [], sealed: position + 2, unsealed: { count: 0 } });
  });

  it("[AU3] goes on in a new era where transaction ids begin anew", async () => {
    await sealAll();
    const before = (await store.audit.end()).position;
    // As after a restore elsewhere: what is there has ids that were not given here yet.
    await client.query(
      "insert into audit_row (xid, actor, deed, thing) values ('999999999', 'house', 'looked', 'house')",
    );
    const second = await testStore({ connection: store.connection });
    const id = await arrive();
    await store.moves.move(id, dana, 1, { kind: "claim" });
    await sealAll();
    await second.close();
    expect((await store.audit.end()).last).toMatchObject({ era: 2 });
    expect(await verify()).toMatchObject({ faults: [], sealed: before + 2 });
  });
});

describe("verifying a database", () => {
  it("[AU5] [AU6] finds what its administrator did without the key, and what they cut off", async () => {
    const id = await arrive();
    for (let version = 1; version < 7; version += 2) {
      await store.moves.move(id, dana, version, { kind: "claim" });
      await store.moves.move(id, dana, version + 1, { kind: "return" });
    }
    await sealAll();
    const { position, head } = await store.audit.end();
    const anchor = store.audit.readAnchor(store.audit.anchorLine({ position, head }).trim());
    expect(anchor).toEqual({ position, head });
    expect(await verify(anchor === null ? [] : [anchor])).toMatchObject({ faults: [], anchored: position });
    const { rows } = await client.query<{ seq: string }>(
      "select seq::text as seq from audit_row where contact_id = $1 order by era, xid, seq",
      [id],
    );
    const seq = rows[2]?.seq ?? "";
    // The last six that were sealed.
    const at = position - 3;
    const anchors = [{ position, head }];
    expect(await faultsOf(`update audit_row set actor_id = '${ada}' where seq = ${seq}`)).toEqual([
      { kind: "edited", position: at, seq },
    ]);
    expect(await faultsOf(`update audit_row set at = at + interval '1 ms' where seq = ${seq}`)).toEqual([
      { kind: "edited", position: at, seq },
    ]);
    expect(await faultsOf(`delete from audit_row where seq = ${seq}`)).toEqual([
      { kind: "removed", position: at, seq },
    ]);
    expect(await faultsOf(`update audit_row set xid = '1' where seq = ${seq}`)).toEqual([
      { kind: "reordered", position: at, seq },
    ]);
    expect(
      await faultsOf(
        `insert into audit_row (era, xid, actor, deed, thing) select era, xid, 'house', deed, thing from audit_row where seq = ${seq}`,
      ),
    ).toMatchObject([{ kind: "inserted", position: at }]);
    const last = "(select max(number) from audit_seal)";
    expect(
      await faultsOf(
        `update audit_seal set links = links || links, seqs = seqs || seqs where number = ${last}`,
      ),
    ).toMatchObject([{ kind: "seal_edited" }]);
    const cut = `with gone as (delete from audit_seal where number = ${last} returning position, xid)
      delete from audit_row where (era, xid) >= (select era, xid from audit_row where seq = ${rows[0]?.seq})`;
    expect(await faultsOf(cut)).toEqual([]);
    expect(await faultsOf(cut, anchors)).toMatchObject([{ kind: "truncated", upTo: position }]);
    expect(await verify(anchors)).toMatchObject({ faults: [], anchored: position });
  });
});

describe("an audit that was put apart", () => {
  it("[AU8] [DB759] is read and added to by whoever runs the gateways, and changed by them in no way", async () => {
    expect(await store.audit.isOwn()).toBe(true);
    const apart = await testStore();
    const admin = await rawClient(apart.connection);
    const [owner, gateways] = ["audit_owner", "audit_gateways"].map(
      (name) => `${name}_${crypto.randomUUID().slice(0, 8)}`,
    );
    await admin.query(`create role ${owner}`);
    await admin.query(`create role ${gateways} login`);
    await admin.query(`grant all on all tables in schema public to ${gateways}`);
    await admin.query("select audit_apart($1, $2)", [owner, gateways]);
    const ago = 8 * 366 * 24 * 3_600_000;
    const clock = (): number => Date.now() - ago;
    const own = await testStore({ connection: { ...apart.connection, user: gateways }, clock });
    const their = await rawClient({ ...apart.connection, user: gateways });
    expect(await own.audit.isOwn()).toBe(false);
    const holder = await sampleStaff(own, "Dana");
    const { contactId } = await own.intake.arrive(sampleArrival());
    await own.moves.move(contactId, holder, 1, { kind: "claim" });
    const together = await Promise.all(
      [1, 2].map(async () => (await own.intake.arrive(sampleArrival())).contactId),
    );
    await claimAll(their, together, [holder, holder], [1, 1], clock());
    const { rows: told } = await their.query(
      "select actor_id, subject_id, deed::text, facts from audit_row where contact_id = any($1::uuid[]) and deed = 'moved' order by seq",
      [together],
    );
    expect(told.map(({ subject_id: id }) => String(id)).toSorted()).toEqual(together.toSorted());
    for (const each of told) expect(each).toMatchObject({ actor_id: holder, facts: { how: "claim" } });
    const sealed = async () =>
      vi.waitFor(async () => {
        while ((await own.audit.seal(50)) !== null);
        expect(await own.audit.verify([], () => {})).toMatchObject({ faults: [], unsealed: { count: 0 } });
      }, PATIENCE);
    await sealed();
    for (const sql of [
      "update audit_row set refusal = 'changed'",
      "delete from audit_row",
      "truncate audit_row",
      "insert into audit_row (actor, deed, thing) values ('house', 'looked', 'house')",
      "alter table audit_row disable trigger all",
      "drop trigger audit_row_only_added on audit_row",
      "drop table audit_row",
      "delete from audit_seal",
      "insert into audit_era (era) values (9)",
      "insert into audit_gone (first) values (1)",
      "set session_replication_role = replica",
      "create or replace function audit_begin() returns integer language sql as 'select 1'",
    ])
      expect([
        sql,
        await their.query(sql).then(
          () => "done",
          ({ code }: { code: string }) => code,
        ),
      ]).toEqual([sql, "42501"]);
    await their.end();
    // What is as old as the house keeps it goes all the same, as the other role does it (AU19).
    for (const days of [ago / 86_400_000, 0]) {
      await admin.query(
        "insert into audit_row (at, actor, deed, thing, contact_id) values (now() - make_interval(days => $1), 'house', 'looked', 'house', $2)",
        [days, contactId],
      );
      await sealed();
    }
    expect(await own.audit.forget(Date.now() - ago / 2)).toBe(1);
    expect(await own.audit.verify([], () => {})).toMatchObject({ faults: [], gone: 1 });
    await own.close();
    await admin.query(`drop owned by ${gateways}`);
    await admin.query(`drop role ${gateways}`);
    await admin.end();
    await apart.close();
    await client.query(`drop role ${owner}`);
  });
});
