import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  rawClient,
  sampleArrival,
  sampleCall,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let id: ContactId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ({ contactId: id } = await store.intake.arrive(sampleArrival()));
});
afterAll(async () => {
  await client.end();
  await store.close();
});
// What is changed is undone after each.
beforeEach(async () => void (await client.query("begin")));
afterEach(async () => void (await client.query("rollback")));

/** What a claim sets, and what is set besides, or otherwise. */
async function claim(otherwise: Readonly<Record<string, string>> = {}, of = id) {
  const set = {
    status: "'claimed'",
    holder_id: `'${dana}'`,
    held_since: "waiting_since + interval '90 seconds'",
    version: "version + 1",
    ...otherwise,
  };
  const sql = Object.entries(set).map(([column, value]) => `${column} = ${value}`);
  return client.query(`update contact set ${sql.join(", ")} where id = $1 returning *`, [of]);
}
const refused = (constraint: string) => expect.objectContaining({ code: "23514", constraint });

describe("[DB761] a claim that changes something else as well", () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["contact_held", { holder_id: "null" }],
    ["contact_held", { held_since: "null" }],
    ["contact_closed", { closed_at: "now()" }],
    ["contact_closed", { closed_by_id: "(select id from staff limit 1)" }],
    ["contact_closed", { disposition: "'referral_given'" }],
    ["contact_offered", { offered_to_id: "(select id from staff limit 1)" }],
    ["contact_counts", { unanswered: "-1" }],
    ["contact_counts", { reopened: "-1" }],
    ["contact_previous_is_another", { previous_contact_id: "id" }],
    ["contact_due_after_waiting", { due_at: "waiting_since - interval '1 second'" }],
    ["contact_next_version", { version: "version + 2" }],
    ["contact_next_version", { version: "version" }],
    ["contact_same", { id: "gen_random_uuid()" }],
    ["contact_same", { channel: "'another'" }],
    ["contact_same", { medium: "'email'" }],
    ["contact_same", { thread_key: "sha256('another')" }],
    ["contact_same", { opened_at: "opened_at - interval '1 hour'" }],
    ["contact_same", { owner_key: "owner_key || owner_key" }],
    ["contact_automatic_from_the_start", { automatic: "true", unanswered: "0" }],
  ])("is refused as by %s before: %o", async (constraint, otherwise) => {
    await expect(claim(otherwise)).rejects.toEqual(refused(constraint));
  });

  it("is refused where it is no more in danger, or forgotten at once", async () => {
    await client.query("update contact set danger = 'said_so', version = version + 1 where id = $1", [id]);
    await client.query("savepoint before");
    await expect(claim({ danger: "null" })).rejects.toEqual(refused("contact_danger"));
    await client.query("rollback to before");
    await expect(claim({ forgotten_at: "now()" })).rejects.toMatchObject({ code: "23514" });
  });

  it("is refused while a call goes on in it without them", async () => {
    await client.query("rollback");
    const { contactId } = await sampleCall(store, { at: Date.now() });
    await client.query("begin");
    await expect(claim({}, contactId)).rejects.toEqual(refused("contact_on_call"));
  });

  it("leaves nothing of what is not so: that their lead was asked, or whoever had it is gone", async () => {
    const { rows } = await claim({ lift_asked_at: "now()", lift_answer: "'declined'" });
    expect(rows).toMatchObject([{ status: "claimed", lift_asked_at: null, lift_answer: null }]);
  });
});

describe("[DB761] a claim that changes nothing else", () => {
  it("ends their wait once, is waited for by whoever judges who claims, and is seen to by nobody", async () => {
    await client.query("insert into alarm_seen_to (contact_id) select $1", [id]);
    await client.query("savepoint seen_to");
    await claim();
    expect((await client.query("select from alarm_seen_to")).rowCount).toBe(0);
    await client.query("rollback to seen_to");
    await client.query("delete from alarm_seen_to");
    const ended = async () =>
      (await client.query<{ waited: string }>("select waited_ms::text as waited from wait_ended")).rows;
    expect(await ended()).toEqual([]);
    await claim();
    expect(await ended()).toEqual([{ waited: "90000" }]);
    const { rows } = await client.query(
      `select mode from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
       and (classid::bigint << 32 | objid::bigint) = judged_lock($1)`,
      [dana],
    );
    expect(rows).toEqual([{ mode: "ShareLock" }]);
  });

  it("ends no wait where nothing was owed", async () => {
    await client.query("update contact set unanswered = 0, version = version + 1 where id = $1", [id]);
    await claim();
    expect((await client.query("select from wait_ended")).rowCount).toBe(0);
  });
});
