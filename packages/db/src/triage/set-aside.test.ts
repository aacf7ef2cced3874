import type { ContactId, Lane, UserId } from "@holdfast/case-schema";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleAnswered, sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { Finding } from "./triage-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let marta: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  marta = await sampleStaff(store, "Marta");
});
afterAll(async () => store.close());

const finding = (given: Partial<Finding>): Finding => ({
  lane: null,
  speaker: null,
  language: null,
  targetMs: 900_000,
  dangerTargetMs: 20_000,
  ...given,
});
const raise = (lane: Lane) => ({ lane, reason: "words:crisis:3:one" });
const nameOf = (id: UserId) => ({ id, name: id === dana ? "Dana" : "Marta" });

async function arrive(given: Partial<Arrival> = {}): Promise<ContactId> {
  return (await store.intake.arrive(sampleArrival(given))).contactId;
}
async function rowOf(id: ContactId) {
  const opened = await store.contacts.contact(id);
  if (opened === null) throw new Error("no such contact");
  return opened.row;
}
async function triage(id: ContactId, given: Partial<Finding>, by = dana) {
  return store.triage.triage(id, by, (await rowOf(id)).version, finding(given));
}
async function setAside(id: ContactId, forMs: number | null, by = dana) {
  const { version } = await rowOf(id);
  return store.triage.setAside(id, by, version, forMs === null ? null : now + forMs);
}
async function claim(id: ContactId, by = dana): Promise<void> {
  await store.moves.move(id, by, (await rowOf(id)).version, { kind: "claim" });
}

describe("what is set aside", () => {
  it("[DB114] comes back when its time has come, once, however many gateways look", async () => {
    const id = await arrive();
    await setAside(id, 60_000);
    expect(await rowOf(id)).toMatchObject({ setAsideUntil: now + 60_000, holder: null });
    now += 59_999;
    expect(await store.triage.wake()).toBe(0);
    now += 1;
    const { version } = await rowOf(id);
    const woken = await Promise.all(Array.from({ length: 4 }, async () => store.triage.wake()));
    expect(woken.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await rowOf(id)).toMatchObject({ setAsideUntil: null, version: version + 1 });
  });

  it("[DB114] comes back to whoever holds it", async () => {
    await store.shifts.keep(dana, "break");
    const id = await arrive();
    await claim(id);
    await setAside(id, 60_000);
    now += 60_000;
    await store.triage.wake();
    expect(await rowOf(id)).toMatchObject({ setAsideUntil: null, holder: { name: "Dana" } });
    await store.shifts.end(dana);
  });

  it.each([
    ["their next message", async (_id: ContactId, threadKey: string) => void (await arrive({ threadKey }))],
    ["another holder", async (id: ContactId) => claim(id, marta)],
    ["somebody who wants it back", async (id: ContactId) => void (await setAside(id, null))],
    ["a lane that is pressing", async (id: ContactId) => void (await triage(id, { lane: "crisis" }))],
  ])("[DB113] comes back with %s", async (_name, act) => {
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey });
    await setAside(id, 60_000);
    await act(id, threadKey);
    expect((await rowOf(id)).setAsideUntil).toBeNull();
  });

  it("[DB113] is closed like anything else", async () => {
    const id = await arrive();
    await claim(id);
    await setAside(id, 60_000);
    const { version } = await rowOf(id);
    const closed = await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
    expect(closed).toMatchObject({ kind: "moved", row: { setAsideUntil: null } });
  });

  it("[DB113] is nothing that waits and is pressing, nor until a time that is past or far away", async () => {
    for (const given of [{ danger: "said_so" as const }, { raise: raise("crisis") }]) {
      const id = await arrive(given);
      expect(await setAside(id, 60_000)).toMatchObject({ kind: "not_allowed", reason: "pressing" });
      await claim(id);
      expect(await setAside(id, 60_000)).toMatchObject({ kind: "moved" });
    }
    const id = await arrive();
    for (const wrong of [0, -1, 15 * 86_400_000])
      expect(await setAside(id, wrong)).toMatchObject({ reason: "not_a_time_to_come" });
  });
});

describe("what somebody set aside who is on no shift any more", () => {
  beforeEach(async () => {
    // What other tests left comes back first.
    await store.triage.wake();
    await store.shifts.keep(dana, "available");
  });
  afterEach(async () => store.shifts.end(dana));

  /** Dana has it set aside, and goes home. */
  async function leftAside(threadKey: string = crypto.randomUUID()): Promise<ContactId> {
    const id = await arrive({ threadKey });
    await claim(id);
    await setAside(id, 60_000);
    await store.shifts.end(dana);
    return id;
  }

  it("[DB653] comes back to the queue when its time has come, with who set it aside, once and at whichever gateway", async () => {
    const id = await leftAside();
    const before = await rowOf(id);
    expect(await store.triage.wake()).toBe(0);
    expect(await rowOf(id)).toMatchObject({ holder: { id: dana } });
    now += 60_000;
    const from = await store.log.head();
    await Promise.all(Array.from({ length: 4 }, async () => store.triage.wake()));
    const row = await rowOf(id);
    const { waitingSince, dueAt } = before;
    expect(row).toMatchObject({ status: "waiting", holder: null, setAsideUntil: null, waitingSince, dueAt });
    expect(row).toMatchObject({ setAsideBy: nameOf(dana), backSince: now, version: before.version + 2 });
    const { events } = await store.log.tail(from, 100);
    const told = events.flatMap(({ payload }) => (payload as { row?: { id: string } }).row ?? []);
    expect(told.findLast((one) => one.id === id)).toEqual(row);
    expect(await store.triage.wake()).toBe(0);
  });

  it("[DB653] comes back to the queue with their next message", async () => {
    const threadKey = crypto.randomUUID();
    const id = await leftAside(threadKey);
    await arrive({ threadKey });
    await store.triage.wake();
    expect(await rowOf(id)).toMatchObject({ status: "waiting", holder: null, unanswered: 2 });
  });

  it("[DB653] stays with them once they turned to it, or are on shift again", async () => {
    const [turned, again] = [await leftAside(), await leftAside()];
    now += 60_000;
    await setAside(turned, null);
    await store.shifts.keep(dana, "away");
    await store.triage.wake();
    expect(await rowOf(again)).toMatchObject({ holder: { id: dana }, backSince: now });
    await setAside(again, null);
    await store.shifts.end(dana);
    await store.triage.wake();
    for (const id of [turned, again]) expect(await rowOf(id)).toMatchObject({ holder: { id: dana } });
  });

  it("[DB797] comes back to the queue from whoever is on shift and gone for two minutes, and stays with them before", async () => {
    const gone = async (goneSince: number | null) =>
      store.absence.settleShift({ userId: dana, seen: 0, goneSince });
    const aside = async (): Promise<ContactId> => {
      const id = await arrive();
      await claim(id);
      await setAside(id, 60_000);
      return id;
    };
    const there = await aside();
    now += 60_000;
    await store.triage.wake();
    expect(await rowOf(there)).toMatchObject({ holder: { id: dana }, backSince: now });
    await setAside(there, null);
    const id = await aside();
    expect(await gone(now)).toBe(true);
    expect(await store.triage.wake()).toBe(0);
    now += 119_999;
    await store.triage.wake();
    expect(await rowOf(id)).toMatchObject({ holder: { id: dana }, backSince: now });
    now += 1;
    await Promise.all(Array.from({ length: 4 }, async () => store.triage.wake()));
    expect(await rowOf(id)).toMatchObject({ status: "waiting", holder: null, setAsideBy: nameOf(dana) });
    expect(await rowOf(there)).toMatchObject({ holder: { id: dana } });
  });

  it("[DB653] stays with them as long as a call goes on in it", async () => {
    const { contactId, id } = await sampleAnswered(store, dana, { at: now });
    await setAside(contactId, 60_000);
    await store.shifts.end(dana);
    now += 60_000;
    await store.triage.wake();
    expect(await rowOf(contactId)).toMatchObject({ holder: { id: dana } });
    await store.calls.ended(id, "hung_up", now);
    await store.triage.wake();
    expect(await rowOf(contactId)).toMatchObject({ holder: null });
  });
});

describe("who set a contact aside", () => {
  it("[DB116] is kept while it is set aside, and gone when they fetch it back", async () => {
    const id = await arrive();
    await setAside(id, 60_000);
    expect(await rowOf(id)).toMatchObject({ setAsideBy: nameOf(dana), backSince: null });
    await setAside(id, null, marta);
    expect(await rowOf(id)).toMatchObject({ setAsideBy: null, backSince: null });
  });

  it.each([
    ["its time is over", async () => void ((now += 60_000), await store.triage.wake())],
    [
      "they write",
      async (threadKey: string) => void ((now += 1_000), await arrive({ threadKey }), (now += 5_000)),
    ],
    [
      "they write something pressing",
      async (threadKey: string) =>
        void ((now += 1_000), await arrive({ threadKey, raise: raise("crisis") }), (now += 5_000)),
    ],
  ])(
    "[DB117] is said with since when it is back, in the row and on the wire, when %s",
    async (_name, comes) => {
      const threadKey = crypto.randomUUID();
      const id = await arrive({ threadKey });
      await setAside(id, 60_000);
      const [from, asideAt] = [await store.log.head(), now];
      await comes(threadKey);
      const row = await rowOf(id);
      const backSince = row.unanswered > 1 ? asideAt + 1_000 : asideAt + 60_000;
      expect(row).toMatchObject({ setAsideUntil: null, setAsideBy: nameOf(dana), backSince });
      const { events } = await store.log.tail(from, 100);
      const told = events.flatMap(({ payload }) => (payload as { row?: { id: string } }).row ?? []);
      expect(told.findLast((one) => one.id === id)).toEqual(row);
    },
  );

  it.each<[string, (id: ContactId, threadKey: string) => Promise<unknown>]>([
    ["somebody takes it", async (id) => claim(id, marta)],
    ["it is set aside again", async (id) => setAside(id, 60_000, marta)],
    ["it is no longer set aside, as somebody says", async (id) => setAside(id, null)],
  ])("[DB117] is over as news when %s", async (_name, act) => {
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey });
    await setAside(id, 60_000);
    now += 60_000;
    await store.triage.wake();
    await act(id, threadKey);
    const row = await rowOf(id);
    expect(row.backSince).toBeNull();
    expect(row.setAsideBy?.name ?? null).toBe(row.setAsideUntil === null ? null : "Marta");
  });

  it("[DB117] stays news through another message, and is over when whoever holds it does something", async () => {
    await store.shifts.keep(dana, "available");
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey });
    await claim(id);
    await setAside(id, 60_000);
    now += 60_000;
    await store.triage.wake();
    await arrive({ threadKey });
    expect(await rowOf(id)).toMatchObject({ setAsideBy: nameOf(dana), backSince: now });
    await triage(id, { lane: "tip" });
    expect(await rowOf(id)).toMatchObject({ setAsideBy: null, backSince: null });
    await store.shifts.end(dana);
  });

  it("[DB117] is no news when a colleague found it pressing, nor once it is closed", async () => {
    const id = await arrive();
    await setAside(id, 60_000);
    await triage(id, { lane: "crisis" });
    expect(await rowOf(id)).toMatchObject({ setAsideUntil: null, setAsideBy: null, backSince: null });
    await claim(id);
    await setAside(id, 60_000);
    const { version } = await rowOf(id);
    const closed = await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
    expect(closed).toMatchObject({ kind: "moved", row: { setAsideBy: null, backSince: null } });
  });

  it.each([
    ["[DB116] set aside by nobody", "set_aside_until = now()", "contact_set_aside_by_somebody"],
    ["[DB117] back from nobody", "back_since = now()", "contact_back_from_somebody"],
  ])("%s is refused by the schema itself", async (_name, change, constraint) => {
    const id = await arrive();
    const client = await rawClient(store.connection);
    const changed = client.query(`update contact set ${change}, version = version + 1 where id = $1`, [id]);
    await expect(changed).rejects.toMatchObject({ constraint });
    await client.end();
  });
});
