import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let lou: UserId;
/** Held by Dana. */
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ poolSize: 12 });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  lou = await sampleStaff(store, "Lou", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  id = await sampleHeld(store, dana, { threadKey: crypto.randomUUID() });
});

const names = async (asker: UserId, contact = id) =>
  (await store.watches.of(contact, asker)).map(({ by }) => by.name);
const rows = async (contact = id) =>
  (
    await client.query<{ by: string; ended: boolean; seconds: number; byOneCommit: boolean }>(
      `select by_id as by, ended_at is not null as ended, extract(epoch from coalesce(ended_at, lapses_at) - at)::float as seconds,
         exists (select from audit_row where xid::text = watch.xmin::text and deed = 'looked' and contact_id = watch.contact_id) as "byOneCommit"
       from watch where contact_id = $1 order by at`,
      [contact],
    )
  ).rows;
const version = async () => (await store.contacts.contact(id))?.row.version ?? 0;
/** As if nothing was heard of anybody for so long. */
const silent = async (seconds: number) =>
  client.query(
    `set session_replication_role = replica; update watch set at = at - interval '1 hour', lapses_at = lapses_at - interval '${String(seconds)} seconds'
      where ended_at is null; set session_replication_role = origin`,
  );

describe("a lead who reads what somebody else has", () => {
  it("[DB677] is seen by whoever has it, since when, by the transaction that shows it", async () => {
    const before = Date.now();
    expect(await store.contacts.look(id, lee)).not.toBeNull();
    const [watch] = await store.watches.of(id, dana);
    expect(watch?.by).toEqual({ id: lee, name: "Lee" });
    expect(Math.abs((watch?.since ?? 0) - before)).toBeLessThan(60_000);
    expect(await rows()).toMatchObject([{ by: lee, ended: false, seconds: 15, byOneCommit: true }]);
  });

  it("[DB677] is told once however often they look, with every other lead who does", async () => {
    for (let each = 0; each < 3; each += 1) await store.contacts.look(id, lee);
    await Promise.all([lou, lou, lou].map(async (who) => store.contacts.look(id, who)));
    expect(await names(dana)).toEqual(["Lee", "Lou"]);
    expect(await rows()).toHaveLength(2);
  });

  it("[DB677] is nobody who does not lead, who has it themself, or who reads what nobody has", async () => {
    await store.contacts.look(id, ada);
    await store.contacts.look(id, dana);
    const own = await sampleHeld(store, lee, { threadKey: crypto.randomUUID() });
    await store.contacts.look(own, lee);
    const { contactId: waiting } = await store.intake.arrive(
      sampleArrival({ threadKey: crypto.randomUUID() }),
    );
    await store.contacts.look(waiting, lee);
    for (const each of [id, own, waiting]) expect(await rows(each)).toEqual([]);
  });

  it("[DB677] is told to whoever has it and to leads, and to nobody else", async () => {
    await store.contacts.look(id, lee);
    expect([await names(dana), await names(lou), await names(ada)]).toEqual([["Lee"], ["Lee"], []]);
  });

  it("[DB677] comes to be by going on to have it open as well, when somebody takes what they look at", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey: crypto.randomUUID() }));
    await store.contacts.look(contactId, lee);
    expect(await store.watches.heardOf(lee, contactId)).toBe(false);
    const { row } = (await store.contacts.contact(contactId)) ?? {};
    await store.moves.move(contactId, dana, row?.version ?? 0, { kind: "claim" });
    expect(await store.watches.heardOf(lee, contactId)).toBe(true);
    expect(await names(dana, contactId)).toEqual(["Lee"]);
    expect(await store.watches.heardOf(ada, contactId)).toBe(false);
  });

  it("[DB677] lasts while they are heard of, and is over within its bound once they are not", async () => {
    await store.contacts.look(id, lee);
    await silent(14);
    expect(await names(dana)).toEqual(["Lee"]);
    await store.watches.heardOf(lee, id);
    await silent(14);
    await store.watches.endLapsed();
    expect(await names(dana)).toEqual(["Lee"]);
    await silent(2);
    expect(await names(dana)).toEqual([]);
    await store.watches.endLapsed();
    expect(await rows()).toMatchObject([{ by: lee, ended: true }]);
    // Looked at again it is watched again, and is another row.
    await store.contacts.look(id, lee);
    expect(await rows()).toMatchObject([{ ended: true }, { ended: false }]);
  });

  it.each(["return", "take_over"] as const)(
    "[DB677] is over when nobody else has it any more: %s",
    async (how) => {
      await store.contacts.look(id, lee);
      if (how === "return") await store.moves.move(id, dana, await version(), { kind: "return" });
      else await store.moves.move(id, lee, await version(), { kind: how, from: dana, reason: "agreed" });
      expect(await names(lee)).toEqual([]);
      await store.watches.endLapsed();
      expect(await rows()).toMatchObject([{ by: lee, ended: true }]);
    },
  );

  it("[DB677] is told on the queue's stream when it begins and when it is over, by ids alone", async () => {
    await store.watches.endLapsed();
    const { asOf } = await store.contacts.queue();
    await store.contacts.look(id, lee);
    await store.contacts.look(id, lee);
    await silent(60);
    await store.watches.endLapsed();
    const { events } = await store.log.since("queue:main", asOf, 100);
    const told = events.map(({ payload }) => payload).filter((each) => JSON.stringify(each).includes(id));
    expect(told).toEqual(
      [1, 2].map((nth) => ({
        kind: "beside",
        about: "watch",
        id: expect.any(String),
        contactId: id,
        version: nth,
      })),
    );
    const { rows: audited } = await client.query(
      "select deed, thing, actor_id from audit_row where contact_id = $1 and thing = 'watch' order by seq",
      [id],
    );
    expect(audited).toEqual([{ deed: "ended", thing: "watch", actor_id: null }]);
  });

  it("[DB677] is ended once of many who end it at the same time", async () => {
    await store.watches.endLapsed();
    await store.contacts.look(id, lee);
    await store.contacts.look(id, lou);
    await silent(60);
    const counts = await Promise.all([1, 2, 3, 4].map(async () => store.watches.endLapsed()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it("[DB677] is no lead who is barred from it, who is shown nothing", async () => {
    await client.query("begin");
    await client.query(`create or replace function contact_is_barred(_user_id uuid, _contact_id uuid) returns boolean
      language sql stable as $$ select _user_id = '${lee}' $$`);
    const { rows: told } = await client.query("select watch_contact($1, $2) as watched", [lee, id]);
    const { rows: hears } = await client.query("select hears_whispers($1, $2) as hears", [lee, id]);
    await client.query("rollback");
    expect([told, hears]).toEqual([[{ watched: false }], [{ hears: false }]]);
  });

  it("[DB677] reads files, letters and pictures, and what a hold keeps, no more unseen than words", async () => {
    await client.query(
      "insert into content_read (contact_id, by_id, version, at) values ($1, $2, 1, now())",
      [id, lee],
    );
    expect(await names(dana)).toEqual(["Lee"]);
    // Whatever table has a look on record by a trigger has one that watches, unless what is read there is a case's.
    const ofCases = ["case_read", "release_scan_look", "safety_plan_read"];
    const { rows: unseen } = await client.query<{ name: string }>(
      `select distinct tgrelid::regclass::text as name from pg_trigger look where tgname ~ '^audit_.*_looked$'
         and not exists (select from pg_trigger where tgrelid = look.tgrelid and tgname ~ '^watch_') order by 1`,
    );
    expect(unseen.map(({ name }) => name)).toEqual(ofCases);
  });

  it("[DB677] is none where whoever has it gives it back in the moment of the look, and the look is what it was", async () => {
    await client.query("begin");
    await client.query("select from move_contact($1, $2, 2, 'return', null, null, 1800000000000)", [
      id,
      dana,
    ]);
    const looking = store.contacts.look(id, lee);
    await lockWaiters(client, 1);
    await client.query("commit");
    expect(await looking).not.toBeNull();
    expect(await rows()).toEqual([]);
  });

  it.each([
    ["forgetting it", "delete from watch where contact_id = $1", "watch_stays"],
    ["another lead's", "update watch set by_id = gen_random_uuid() where contact_id = $1", "watch_same"],
    [
      "an earlier beginning",
      "update watch set at = at - interval '1 hour' where contact_id = $1",
      "watch_same",
    ],
    [
      "watching what is one's own",
      "insert into watch (contact_id, by_id, lapses_at) select id, holder_id, now() + interval '1 minute' from contact where id = $1",
      "watch_of_what_another_has",
    ],
  ])("[DB677] the schema refuses %s", async (_name, sql, rule) => {
    await store.contacts.look(id, lee);
    await expect(client.query(sql, [id])).rejects.toMatchObject({ constraint: rule });
  });
});
