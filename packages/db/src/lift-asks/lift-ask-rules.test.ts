import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
/** Held by Dana, who asked. */
let id: ContactId;

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
beforeEach(async () => {
  id = await sampleHeld(store, dana);
  const { version } = (await store.contacts.contact(id))!.row;
  const given = { contactId: id, by: dana, seenVersion: version, reason: "They asked." };
  await store.liftAsks.ask({ ...given, locks: ["preference_expired"] });
});

const stands = async () => (await store.contacts.contact(id))!.row.liftAskedAt !== null;
/** The rule that a statement breaks. */
const broken = async (sql: string): Promise<unknown> =>
  client.query(sql).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
const insert = (of: string, by: string, atVersion: number, more = ["", ""]): string =>
  `insert into lift_ask (id, contact_id, at_version, locks, at, by_id, body_key, body ${more[0]})
   values (gen_random_uuid(), '${of}', ${atVersion}, '{outside_window}', now(), '${by}', '\\x00', '\\x00' ${more[1]})`;

describe("what is asked of a lead, whatever statement runs", () => {
  it("[DB213] is open once in a contact, and begins open", async () => {
    const { version } = (await store.contacts.contact(id))!.row;
    expect(await broken(insert(id, dana, version + 1))).toBe("lift_ask_open_key");
    const other = await sampleHeld(store, dana);
    const ended = [", ended, ended_at, ended_by_id", `, 'taken_back', now(), '${dana}'`];
    expect(await broken(insert(other, dana, 3, ended))).toBe("lift_ask_begins_open");
  });

  it("[DB213] is its holder's, at the contact's next version", async () => {
    const other = await sampleHeld(store, dana);
    const { version } = (await store.contacts.contact(other))!.row;
    expect(await broken(insert(other, ada, version + 1))).toBe("lift_ask_of_holder");
    expect(await broken(insert(other, dana, version))).toBe("lift_ask_of_holder");
    await store.moves.move(other, dana, version, { kind: "return" });
    expect(await broken(insert(other, dana, version + 2))).toBe("lift_ask_of_holder");
  });

  it.each([
    ["ended without a time", "ended = 'overtaken'"],
    ["declined without a reason", `ended = 'declined', ended_at = now(), ended_by_id = by_id`],
    ["lifted by no lift", `ended = 'lifted', ended_at = now(), ended_by_id = by_id`],
    ["declined by nobody", `ended = 'declined', ended_at = now(), answer_key = '\\x00', answer = '\\x00'`],
    ["a reason for what nobody declined", `ended = 'left', answer_key = '\\x00', answer = '\\x00'`],
    ["an end that is none", `ended_at = now()`],
  ])("[DB213] is never %s", async (_name, set) => {
    await expect(
      client.query(`update lift_ask set ${set} where contact_id = $1`, [id]),
    ).rejects.toMatchObject({ code: "23514" });
    expect(await stands()).toBe(true);
  });

  it("[DB213] is taken back by nobody but whoever asked", async () => {
    const by = `ended = 'taken_back', ended_at = now(), ended_by_id = '${ada}'`;
    expect(await broken(`update lift_ask set ${by} where contact_id = '${id}'`)).toBe("lift_ask_ends");
  });

  it("[DB213] is lifted by no lift of another contact", async () => {
    const other = await sampleHeld(store, dana);
    await store.reach.lift({ contactId: other, by: ada, locks: ["outside_window"], reason: "They asked." });
    expect(
      await broken(`update lift_ask set ended = 'lifted', ended_at = now(), ended_by_id = lift.by_id, lift_id = lift.id
       from reach_lift lift where lift.contact_id = '${other}' and lift_ask.contact_id = '${id}'`),
    ).toBe("lift_ask_lifted_there");
  });

  it("[DB213] is lifted by no lift that came before it", async () => {
    const lift = { contactId: id, by: ada, locks: ["preference_expired"], reason: "They asked." } as const;
    await store.liftAsks.takeBack(id, dana);
    await store.reach.lift(lift);
    const { version } = (await store.contacts.contact(id))!.row;
    await store.liftAsks.ask({ ...lift, by: dana, seenVersion: version });
    const lifted = `update lift_ask set ended = 'lifted', ended_at = lift.at, ended_by_id = lift.by_id, lift_id = lift.id
      from reach_lift lift where lift.contact_id = '${id}' and lift_ask.contact_id = '${id}' and lift_ask.ended is null`;
    expect(await broken(lifted)).toBe("lift_ask_lifted_there");
  });

  it.each([
    ["its own time", "lift.at", null],
    ["another time", "lift.at + interval '1 ms'", "lift_ask_lifted_there"],
  ])("[DB213] is lifted at the lift's time: %s", async (_name, at, rule) => {
    await client.query("begin");
    // Else the lift itself has answered already.
    await client.query("alter table reach_lift disable trigger reach_lift_answers");
    await client.query(
      `select lift_lock(gen_random_uuid(), $1, $2, '{preference_expired}', '\\x00', '\\x00', ms(now()))`,
      [id, ada],
    );
    const lifted = `update lift_ask set ended = 'lifted', ended_at = ${at}, ended_by_id = lift.by_id, lift_id = lift.id
      from reach_lift lift where lift.contact_id = '${id}' and lift_ask.contact_id = '${id}'`;
    expect(await broken(lifted)).toBe(rule);
    await client.query("rollback");
  });

  it("[DB213] is left by a contact that leaves, and by no statement of its own", async () => {
    const left = `update lift_ask set ended = 'left' where contact_id = '${id}'`;
    expect(await broken(left)).toBe("lift_ask_left_by_contact");
    expect(await stands()).toBe(true);
    expect(
      await broken(`update contact set version = version + 1, status = 'waiting', holder_id = null,
      held_since = null where id = '${id}'`),
    ).toBeNull();
    expect(await stands()).toBe(false);
  });

  it("[DB213] ends once, stays as it was asked, and is never deleted", async () => {
    expect(await broken(`update lift_ask set locks = '{outside_window}' where contact_id = '${id}'`)).toBe(
      "lift_ask_ends_once",
    );
    expect(await broken(`delete from lift_ask where contact_id = '${id}'`)).toBe("lift_ask_stays");
    await store.liftAsks.takeBack(id, dana);
    expect(await broken(`update lift_ask set ended = 'left' where contact_id = '${id}'`)).toBe(
      "lift_ask_ends_once",
    );
  });

  it("[DB214] is what its contact says, whatever the contact is told to say", async () => {
    const say = async (set: string) =>
      client.query(`update contact set version = version + 1, ${set} where id = $1`, [id]);
    await say("lift_asked_at = null");
    expect(await stands()).toBe(true);
    await store.liftAsks.takeBack(id, dana);
    await say("lift_asked_at = now(), lift_answer = 'lifted'");
    expect(await stands()).toBe(false);
  });
});
