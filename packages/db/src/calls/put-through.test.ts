import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  rawClient,
  sampleAnswered,
  sampleArrival,
  sampleCall,
  sampleLeadMove,
  sampleStaff,
  SAMPLE_VOICE,
  testStore,
  waitingAlone,
  type TestStore,
} from "../testing/index.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { turnedTime } from "../testing/turned-time.ts";
import { factsOf } from "./call-tests.fixture.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
let lee: UserId;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  client = await rawClient(store.connection);
  [lee, dana] = [await sampleStaff(store, "Lee", "shift_lead"), await sampleStaff(store, "Dana")];
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  for (const { id } of await store.surge.on()) await store.surge.turnOff(id, lee);
  for (const { id } of await store.calls.live(SAMPLE_VOICE)) await store.calls.abandoned(id, now);
});

const turnOn = async (bounds: { afterMs?: number; behind?: number } = { afterMs: MINUTE }) =>
  store.surge.turnOn({ id: randomUUID(), kind: "overflow", by: lee, endsAt: now + 60 * MINUTE, ...bounds });
const due = async () => store.calls.dueElsewhere(SAMPLE_VOICE);
const contactOf = async (id: ContactId) => store.contacts.contact(id);
const changed = async (id: ContactId, sets: string): Promise<unknown> =>
  client.query(`update contact set ${sets}, version = version + 1 where id = $1`, [id]);

describe("whoever may be told of a partner's line as they wait on the phone", () => {
  it("[DB755] has waited as long as was chosen, while it is on, and nobody is while it is not", async () => {
    const call = await sampleCall(store, { at: now });
    now += MINUTE;
    expect(await due()).toEqual([]);
    await turnOn();
    expect(await due()).toEqual([call.id]);
    now -= 1;
    expect(await due()).toEqual([]);
    now += 61 * MINUTE;
    expect(await due()).toEqual([]);
  });

  it("[DB755] or has as many before them as was chosen, however those came", async () => {
    await store.intake.arrive(sampleArrival({ medium: "text", address: "+15550100" }));
    now += 1;
    const call = await sampleCall(store, { at: now });
    await turnOn({ behind: 2 });
    expect(await due()).toEqual([]);
    const { id } = (await store.surge.on())[0]!;
    await store.surge.turnOff(id, lee);
    await turnOn({ behind: 1 });
    expect(await due()).toEqual([call.id]);
  });

  it.each<[string, (id: ContactId, call: Parameters<TestStore["calls"]["record"]>[0]) => Promise<unknown>]>([
    ["is in a crisis", async (id) => changed(id, "lane = 'crisis', lane_reason = 'fact:called_again'")],
    [
      "is in a threat to life that somebody read",
      async (id) => changed(id, "lane = 'life_threat', lane_reason = 'staff'"),
    ],
    ["is in danger", async (id) => changed(id, "danger = 'marked_by_staff'")],
    [
      "cannot speak",
      async (_id, call) =>
        store.calls.record(call, waitingAlone(now, "waiting"), [{ kind: "cannot_speak", at: now }]),
    ],
    ["hung up", async (_id, call) => store.calls.abandoned(call, now)],
    ["is put through already", async (_id, call) => store.calls.putThrough(call, now)],
  ])("[DB755] [CP100] is nobody who %s", async (_who, becomes) => {
    const call = await sampleCall(store, { at: now });
    await turnOn();
    now += MINUTE;
    expect(await due()).toEqual([call.id]);
    await becomes(call.contactId, call.id);
    expect(await due()).toEqual([]);
  });

  it("[DB755] is nobody whose words are typed, who talks, or lost whoever they talked with", async () => {
    await sampleCall(store, { at: now, line: "tty" });
    await sampleAnswered(store, dana, { at: now });
    const lost = await sampleAnswered(store, dana, { at: now });
    await store.calls.requeued(lost.id, waitingAlone(now, "back"), now);
    await turnOn();
    now += MINUTE;
    expect(await due()).toEqual([]);
  });
});

describe("a call that is put through", () => {
  it("[DB756] [DB757] is over as that, and its contact closed by nobody, for good, as answered elsewhere; the audit says so once", async () => {
    const call = await sampleCall(store, { at: now });
    const since = now;
    now += 2 * MINUTE;
    expect(await store.calls.putThrough(call.id, now)).toBe("closed");
    expect(await store.calls.putThrough(call.id, now + 1)).toBe("over");
    const contact = await contactOf(call.contactId);
    expect(contact?.row).toMatchObject({ status: "closed", unanswered: 0, holder: null });
    expect(contact?.closed).toMatchObject({ at: now, by: null, disposition: "answered_elsewhere" });
    const over = { phase: "ended", end: "put_through", endedAt: now, answeredAt: null, waitingFrom: since };
    expect(await store.calls.ofContact(call.contactId)).toMatchObject(over);
    expect(await factsOf(store, call.contactId)).toBeUndefined();
    const { rows } = await client.query(
      "select actor, actor_id, deed, thing, facts from audit_row where contact_id = $1 and facts ->> 'how' = 'put_through'",
      [call.contactId],
    );
    const facts = { how: "put_through" };
    expect(rows).toEqual([{ actor: "house", actor_id: null, deed: "moved", thing: "contact", facts }]);
  });

  it("[DB756] is counted as nobody whom we answered, who gave up, or whose line was lost", async () => {
    const call = await sampleCall(store, { at: now });
    const before = await store.lastHour.count(5_000);
    await store.calls.putThrough(call.id, now + 2 * MINUTE);
    now += 3 * MINUTE;
    expect(await store.calls.endings(now - 10 * MINUTE, 5_000)).toEqual({
      answered: 0,
      abandoned: 0,
      short: 0,
    });
    const after = await store.lastHour.count(5_000);
    expect([after.answered, after.left]).toEqual([before.answered, before.left]);
  });

  it("[DB756] keeps the wait of whoever rings again soon, as nobody of ours had answered", async () => {
    const from = "+15550188";
    const call = await sampleCall(store, { at: now, from });
    await store.calls.putThrough(call.id, now + MINUTE);
    const again = await sampleCall(store, { at: now + 3 * MINUTE, from });
    expect(again.waitingFrom).toBe(now);
  });

  it("[DB756] is none that somebody of ours had answered, whatever is said of it", async () => {
    const call = await sampleAnswered(store, dana, { at: now });
    expect(await store.calls.putThrough(call.id, now + MINUTE)).toBe("ended");
    expect((await store.calls.ofContact(call.contactId))?.end).toBe("left");
    expect((await contactOf(call.contactId))?.row).toMatchObject({ status: "claimed", holder: { id: dana } });
  });

  it("[DB756] is of a contact that no lead gives to anybody while the call waits", async () => {
    const call = await sampleCall(store, { at: now });
    const given = await sampleLeadMove(store, call.contactId, dana, { isAtOnce: true });
    expect(await store.leadMoves.move(given, lee)).toMatchObject({ kind: "not_allowed", reason: "on_call" });
    expect(await store.calls.putThrough(call.id, now + MINUTE)).toBe("closed");
  });

  it("[DB756] stays with whoever claimed its contact before its call was known, who is told that they were put through, and closes it", async () => {
    const key = randomUUID();
    const arrival = { channel: SAMPLE_VOICE, medium: "voice", dedupeKey: key, threadKey: key } as const;
    const { contactId } = await store.intake.arrive(sampleArrival({ ...arrival, address: null, text: "" }));
    const { version = 0 } = (await contactOf(contactId))?.row ?? {};
    await store.moves.move(contactId, dana, version, { kind: "claim" });
    const came = await store.calls.came({ channel: SAMPLE_VOICE, key, line: "voice", at: now, from: null });
    if (came.kind !== "kept") throw new Error(`the call is ${came.kind}`);
    expect(await store.calls.putThrough(came.call.id, now + MINUTE)).toBe("ended");
    const contact = await contactOf(contactId);
    expect(contact?.row).toMatchObject({ status: "claimed", holder: { id: dana } });
    const over = { phase: "ended", end: "put_through", endedAt: now + MINUTE, answeredAt: null };
    expect(await store.calls.ofContact(contactId)).toMatchObject(over);
    const closes = { kind: "close", disposition: "silent" } as const;
    const closed = await store.moves.move(contactId, dana, contact?.row.version ?? 0, closes);
    expect(closed).toMatchObject({ kind: "moved", row: { status: "closed" } });
  });

  it.each([
    ["danger", "danger = 'marked_by_staff'"],
    ["a threat to life", "lane = 'life_threat', lane_reason = 'staff'"],
    ["a crisis", "lane = 'crisis', lane_reason = 'staff'"],
  ])(
    "[DB766] is none of whoever is in %s by then, though that is said in the same moment: they wait on",
    async (_what, sets) => {
      const call = await sampleCall(store, { at: now });
      await client.query("begin");
      await changed(call.contactId, sets);
      const asked = store.calls.putThrough(call.id, now + MINUTE);
      await lockWaiters(client, 1);
      await client.query("commit");
      expect(await asked).toBe("kept_here");
      expect((await contactOf(call.contactId))?.row).toMatchObject({ status: "waiting", unanswered: 1 });
      expect(await store.calls.ofContact(call.contactId)).toMatchObject({ phase: "greeting", end: null });
    },
  );

  it("[DB766] goes on for whoever is in danger only after it was kept, however often it is kept", async () => {
    const call = await sampleCall(store, { at: now });
    expect(await store.calls.putThrough(call.id, now + MINUTE)).toBe("closed");
    await changed(call.contactId, "danger = 'marked_by_staff'");
    expect(await store.calls.putThrough(call.id, now + MINUTE)).toBe("over");
    expect(await store.calls.ofContact(call.contactId)).toMatchObject({ end: "put_through" });
  });

  it("[DB758] is known by its name at its channel for as long as it is talked in, and no other that is over is", async () => {
    const [call, other] = [await sampleCall(store, { at: now }), await sampleCall(store, { at: now })];
    await store.calls.putThrough(call.id, now);
    await store.calls.abandoned(other.id, now);
    const found = await store.calls.putThroughOf(SAMPLE_VOICE, [call.key, other.key, "nobodys"]);
    expect(found).toMatchObject([{ id: call.id, phase: "ended", holder: null }]);
    expect(await store.calls.live(SAMPLE_VOICE)).toEqual([]);
  });
});
