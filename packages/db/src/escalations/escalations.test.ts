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
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("escalating a contact", () => {
  it("[DB595] marks danger and calls the leads on shift in one commit, which is a row of the audit", async () => {
    await store.shifts.end(lou);
    const before = await rowOf(id);
    const given = randomUUID();
    expect(names(await store.escalations.wouldCall(id, dana))).toEqual(["Lee"]);
    expect(await escalate(dana, given)).toEqual({ kind: "escalated", id: given });
    expect(await rowOf(id)).toMatchObject({
      danger: "marked_by_staff",
      holder: { id: dana },
      version: (before?.version ?? 0) + 1,
    });
    expect(await standing(dana)).toEqual({
      id: given,
      contact: { id, number: before?.number },
      by: { id: dana, name: "Dana" },
      at: now,
      alarms: 1,
      alarmedAt: now,
      called: [{ id: lee, name: "Lee" }],
      seen: [],
    });
    expect(await audited(given)).toEqual([{ what: "added escalation", by: dana }]);
  });

  it("[DB595] is owed an answer as soon as danger is, leaves what was set aside, and is whoever's that nobody has", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival());
    await store.triage.setAside(contactId, ada, (await rowOf(contactId))?.version ?? 0, now + 3_600_000);
    expect((await escalate(ada, randomUUID(), contactId)).kind).toBe("escalated");
    const row = await rowOf(contactId);
    expect(row).toMatchObject({ danger: "marked_by_staff", setAsideUntil: null, holder: null });
    expect(row?.dueAt).toBeLessThanOrEqual(now + 20_000);
  });

  it("[DB595] is one, however often and wherever it is pressed, under one id or several", async () => {
    const other = await testStore({ connection: store.connection, clock: () => now });
    const given = randomUUID();
    const done = await Promise.all([
      escalate(dana, given),
      other.escalations.escalate(given, id, dana),
      escalate(),
      other.escalations.escalate(randomUUID(), id, dana),
    ]);
    await other.close();
    expect(new Set(done.map((each) => (each.kind === "escalated" ? each.id : each.kind))).size).toBe(1);
    const { rows } = await client.query("select from escalation where contact_id = $1", [id]);
    expect(rows).toHaveLength(1);
  });

  it("[DB595] is refused of what a colleague has, of what is closed, and under somebody else's id", async () => {
    expect(await escalate(ada)).toEqual({ kind: "not_holder", holder: { id: dana, name: "Dana" } });
    const given = randomUUID();
    await escalate(dana, given);
    expect(await escalate(ada, given)).toEqual({ kind: "not_found" });
    expect(await escalate(dana, randomUUID(), randomUUID() as ContactId)).toEqual({ kind: "not_found" });
    const version = (await rowOf(id))?.version ?? 0;
    await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
    expect(await escalate()).toEqual({ kind: "closed" });
    expect(await standing(lee)).toBeUndefined();
  });

  it("[DB595] calls nobody where no lead is on shift, and is there for whoever begins one", async () => {
    for (const each of [lee, lou]) await store.shifts.end(each);
    expect(await store.escalations.wouldCall(id, dana)).toEqual([]);
    await escalate();
    expect([(await standing(dana))?.called, await standing(lee)]).toEqual([[], undefined]);
    await store.shifts.keep(lee, "available");
    expect((await standing(lee))?.called).toEqual([]);
  });

  it("[DB599] calls no lead who has no console open, and whoever begins to escalate is told so", async () => {
    const gone = async (since: number | null) =>
      client.query("update shift set gone_since = instant($2) where user_id = $1", [lou, since]);
    await gone(now);
    expect(names(await store.escalations.wouldCall(id, dana))).toEqual(["Lee"]);
    await escalate();
    expect(names((await standing(dana))?.called)).toEqual(["Lee"]);
    await gone(null);
    // Back at a console, it is theirs to see as any lead's.
    expect(await standing(lou)).toBeDefined();
  });

  it("[DB598] concerns whoever escalated, whoever has it now, and leads on shift, and nobody else", async () => {
    await escalate();
    const who = async () =>
      [await standing(dana), await standing(lou), await standing(ada)].map((each) => !!each);
    expect(await who()).toEqual([true, true, false]);
    const version = async () => (await rowOf(id))?.version ?? 0;
    await store.moves.move(id, ada, await version(), { kind: "take_over", from: dana, reason: "agreed" });
    expect(await who()).toEqual([true, true, true]);
  });
});

describe("a lead who sees an escalation", () => {
  it("[DB596] is known by name and time, once each, and ends the calls", async () => {
    const given = randomUUID();
    await escalate(dana, given);
    now += 5_000;
    expect(await store.escalations.see(given, lou)).toBe("seen");
    now += 5_000;
    expect(await store.escalations.see(given, lou)).toBe("seen");
    expect(await store.escalations.see(given, lee)).toBe("seen");
    expect((await standing(dana))?.seen).toEqual([
      { by: { id: lou, name: "Lou" }, at: now - 5_000 },
      { by: { id: lee, name: "Lee" }, at: now },
    ]);
    now += 60_000;
    await store.escalations.alarmAgain();
    expect((await standing(dana))?.alarms).toBe(1);
    expect((await audited(given)).map(({ what }) => what)).toEqual([
      "added escalation",
      "decided escalation",
      "decided escalation",
    ]);
  });

  it("[DB596] leads, is on shift, and is not whoever escalated, whatever statement it is", async () => {
    const given = randomUUID();
    const own = await sampleHeld(store, lee);
    await store.escalations.escalate(given, own, lee);
    expect(names((await standing(lou, own))?.called)).toEqual(["Lou"]);
    expect(await store.escalations.see(given, lee)).toBe("own");
    await store.shifts.end(lou);
    expect(await store.escalations.see(given, lou)).toBe("off_shift");
    expect(await store.escalations.see(randomUUID(), lou)).toBe("not_found");
    const seen =
      "insert into escalation_lead (escalation_id, lead_id, is_called, seen_at) values ($1, $2, false, now())";
    expect(await broken(seen, given, ada)).toBe("escalation_by_another_lead");
    expect(await broken(seen, given, lee)).toBe("escalation_by_another_lead");
    expect(await broken("delete from escalation_lead where escalation_id = $1", given)).toBe(
      "escalation_lead_stays",
    );
    expect(await broken("delete from escalation where id = $1", given)).toBe("escalation_stays");
    expect(
      await broken("update escalation set by_id = $2, version = version + 1 where id = $1", given, dana),
    ).toBe("escalation_same");
  });

  it("[DB596] may be called anew after that, by another escalation", async () => {
    const given = randomUUID();
    await escalate(dana, given);
    await store.escalations.see(given, lee);
    const again = await escalate();
    expect(again).toMatchObject({ kind: "escalated" });
    expect(again).not.toMatchObject({ id: given });
    expect((await standing(dana))?.seen).toEqual([]);
  });
});

describe("an escalation that nobody has seen", () => {
  const alarms = async () => (await standing(dana))?.alarms;

  it("[DB597] calls again after 20 s, 40 s, and each minute from then on, until a lead has seen it", async () => {
    const given = randomUUID();
    await escalate(dana, given);
    const at: (number | undefined)[] = [];
    for (const wait of [19_999, 1, 19_999, 1, 59_999, 1]) {
      now += wait;
      await store.escalations.alarmAgain();
      at.push(await alarms());
    }
    expect(at).toEqual([1, 2, 2, 3, 3, 4]);
    expect((await standing(dana))?.alarmedAt).toBe(now);
    await store.escalations.see(given, lee);
    now += 60_000;
    await store.escalations.alarmAgain();
    expect(await alarms()).toBe(4);
  });

  it("[DB597] calls once each time, whichever gateway comes first, and no more once the contact is closed", async () => {
    const other = await testStore({ connection: store.connection, clock: () => now });
    await escalate();
    now += 20_000;
    const done = await Promise.all(
      [store, other, store, other].map(async ({ escalations }) => escalations.alarmAgain()),
    );
    await other.close();
    expect(done.reduce((all, each) => all + each, 0)).toBe(1);
    expect(await alarms()).toBe(2);
    const version = (await rowOf(id))?.version ?? 0;
    await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
    now += 20_000;
    expect([await store.escalations.alarmAgain(), await store.escalations.alarmAgain()]).toEqual([1, 0]);
  });

  it("[DB598] is told of each time on every console's stream, by ids alone, under a version that grows", async () => {
    const from = await store.log.head();
    const given = randomUUID();
    await escalate(dana, given);
    now += 20_000;
    await store.escalations.alarmAgain();
    await store.escalations.see(given, lee);
    await store.escalations.see(given, lou);
    const { events } = await store.log.since("queue:main", from, 100);
    const told = events.map(({ payload }) => payload as { readonly kind: string });
    expect(told.filter(({ kind }) => kind === "escalation")).toEqual(
      [1, 2, 3, 4].map((version) => ({ kind: "escalation", id: given, contactId: id, version })),
    );
  });
});
