import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let lou: UserId;
/** Held by Dana. */
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
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
  now += 86_400_000;
  for (const each of [lee, lou]) await store.shifts.keep(each, "available");
  // What another test left unseen calls nobody in this one.
  for (const { id: left } of await store.escalations.concerning(lee)) await store.escalations.see(left, lou);
  id = await sampleHeld(store, dana);
});

const rowOf = async (contact: ContactId) => (await store.contacts.contact(contact))?.row;
const escalate = async (by: UserId = dana, given: string = randomUUID(), contact = id) =>
  store.escalations.escalate(given, contact, by);
const standing = async (who: UserId, contact = id) =>
  (await store.escalations.concerning(who)).find((each) => each.contact.id === contact);
const names = (staff: readonly { readonly name: string }[] = []) => staff.map(({ name }) => name);
const audited = async (subject: string) =>
  (
    await client.query<{ what: string; by: string }>(
      "select deed || ' ' || thing as what, actor_id as by from audit_row where subject_id = $1 and contact_id = $2 order by seq",
      [subject, id],
    )
  ).rows;
describe("what another escalates while nobody has seen it", () => {
  const handTo = async (who: UserId, from: UserId) =>
    store.moves.move(id, who, (await rowOf(id))?.version ?? 0, { kind: "take_over", from, reason: "agreed" });
  const rows = async () =>
    (
      await client.query<{ id: string; by: string; isAgain: boolean }>(
        `select id, by_id as by, again_at is not null as "isAgain" from escalation where contact_id = $1 order by at_version`,
        [id],
      )
    ).rows;

  it("[DB603] is theirs, calls the lead who escalated before them and who sees it, and the one before calls nobody", async () => {
    await store.shifts.end(lou);
    id = await sampleHeld(store, lee);
    const [own, given] = [randomUUID(), randomUUID()];
    expect(await escalate(lee, own)).toEqual({ kind: "escalated", id: own });
    expect((await standing(lee))?.called).toEqual([]);
    now += 5_000;
    await handTo(dana, lee);
    const before = (await rowOf(id))?.version ?? 0;
    expect(await escalate(dana, given)).toEqual({ kind: "escalated", id: given });
    expect((await rowOf(id))?.version).toBe(before + 1);
    expect(await standing(lee)).toMatchObject({
      id: given,
      by: { id: dana },
      at: now,
      alarms: 1,
      called: [{ id: lee, name: "Lee" }],
      seen: [],
    });
    expect(await rows()).toEqual([
      { id: own, by: lee, isAgain: false },
      { id: given, by: dana, isAgain: true },
    ]);
    expect(await audited(given)).toEqual([{ what: "added escalation", by: dana }]);
    const calls = async () =>
      (await client.query("select alarms from escalation where contact_id = $1 order by at_version", [id]))
        .rows;
    now += 20_000;
    await store.escalations.alarmAgain();
    expect(await calls()).toEqual([{ alarms: 1 }, { alarms: 2 }]);
    expect(await store.escalations.see(given, lee)).toBe("seen");
    now += 60_000;
    await store.escalations.alarmAgain();
    expect(await calls()).toEqual([{ alarms: 1 }, { alarms: 2 }]);
  });

  it("[DB603] is not to be seen by whoever escalated last, and is the same one under the same id, and again of the same person", async () => {
    const [first, last] = [randomUUID(), randomUUID()];
    await escalate(dana, first);
    await handTo(lee, dana);
    expect(await escalate(lee, last)).toEqual({ kind: "escalated", id: last });
    expect(await escalate(lee)).toEqual({ kind: "escalated", id: last });
    expect(await escalate(dana, first)).toEqual({ kind: "escalated", id: first });
    expect(await rows()).toHaveLength(2);
    expect(names((await standing(lou))?.called)).toEqual(["Lou"]);
    expect(await store.escalations.see(last, lee)).toBe("own");
    expect(await store.escalations.see(last, lou)).toBe("seen");
  });

  it("[DB603] leaves one that calls, whoever of two is first, of what nobody has", async () => {
    const other = await testStore({ connection: store.connection, clock: () => now });
    ({ contactId: id } = await store.intake.arrive(sampleArrival()));
    const done = await Promise.all([escalate(dana), other.escalations.escalate(randomUUID(), id, ada)]);
    await other.close();
    expect(done.map(({ kind }) => kind)).toEqual(["escalated", "escalated"]);
    expect((await rows()).map(({ isAgain }) => isAgain)).toEqual([false, true]);
  });

  it("[DB604] calls leads who came on shift since with the others, but nobody to their own or to what is closed", async () => {
    for (const each of [lee, lou]) await store.shifts.end(each);
    id = await sampleHeld(store, lou);
    await escalate(lou);
    const called = async () => names((await standing(lou))?.called);
    for (const each of [lee, lou]) await store.shifts.keep(each, "available");
    expect(await called()).toEqual([]);
    for (const wait of [20_000, 20_000]) {
      now += wait;
      await store.escalations.alarmAgain();
      expect(await called()).toEqual(["Lee"]);
    }
    const mia = await sampleStaff(store, "Mia", "shift_lead");
    await store.shifts.keep(mia, "available");
    const version = (await rowOf(id))?.version ?? 0;
    await store.moves.move(id, lou, version, { kind: "close", disposition: "silent" });
    now += 60_000;
    await store.escalations.alarmAgain();
    await store.shifts.end(mia);
    const never = await client.query("select from escalation_lead where lead_id = $1", [mia]);
    expect(never.rows).toEqual([]);
  });
});
