import { randomUUID } from "node:crypto";
import { CallPartyId, SessionId, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  callerLeg,
  sampleAnswered,
  sampleCall,
  sampleHeld,
  sampleStaff,
  SAMPLE_VOICE,
  staffLeg,
  talkingWith,
  testStore,
  waitingAlone,
  type TestStore,
} from "../testing/index.ts";
import type { CallPartyInput } from "./call-party-store.ts";
import { factsOf } from "./call-tests.fixture.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());

const NUMBER = "+15550100";
function party(contactId: ContactId, given: Partial<CallPartyInput> = {}): CallPartyInput {
  const id = CallPartyId.parse(randomUUID());
  const role = "provider";
  return { id, contactId, by: dana, role, name: "Harbour House", number: NUMBER, place: null, ...given };
}

describe("keys that were pressed", () => {
  it("[DB272] are kept in their order, sealed, and only counted where the queue is told", async () => {
    const call = await sampleCall(store, { at: now });
    for (const digit of ["1", "#", "2"])
      await store.calls.record(call.id, waitingAlone(now), [{ kind: "key", at: now, leg: "caller", digit }]);
    expect((await store.calls.ofContact(call.contactId))?.keys.map((key) => key.digit)).toEqual([
      "1",
      "#",
      "2",
    ]);
    expect((await factsOf(store, call.contactId))?.keys).toBe(3);
    const stored = await store.prisma.callEvent.findMany({ where: { callId: call.id } });
    expect(stored.map(({ body }) => (body?.length ?? 0) > 20)).toEqual([true, true, true]);
  });
});

describe("whoever cannot speak", () => {
  const cannot = { kind: "cannot_speak" } as const;
  it("[DB275] is known as that once, in the queue, in the contact, and by a lane that is raised once", async () => {
    const call = await sampleCall(store, { at: now });
    const pressed = async (at: number): Promise<void> => {
      const key = { kind: "key", at, leg: "caller", digit: "1" } as const;
      await store.calls.record(call.id, waitingAlone(now), [key, { ...cannot, at }]);
    };
    expect(await factsOf(store, call.contactId)).toMatchObject({ cannotSpeak: false });
    await pressed(now);
    const { row } = (await store.contacts.contact(call.contactId)) ?? {};
    expect(row).toMatchObject({ lane: "crisis", laneReason: "fact:cannot_speak" });
    const since = now;
    now += 1_000;
    await pressed(now);
    expect(await factsOf(store, call.contactId)).toMatchObject({ cannotSpeak: true, keys: 2 });
    expect(await store.calls.ofContact(call.contactId)).toMatchObject({ cannotSpeakAt: since });
    expect((await store.contacts.contact(call.contactId))?.row.version).toBe(row?.version);
    const events = await store.prisma.callEvent.findMany({
      where: { callId: call.id, kind: "cannot_speak" },
    });
    expect(events).toHaveLength(1);
  });

  it("[DB276] is asked by prompts that are kept in their order, beside the keys", async () => {
    const call = await sampleAnswered(store, dana, { at: now });
    for (const prompt of ["yes_no", "is_it_safe"] as const)
      await store.calls.record(call.id, talkingWith(dana, now), [{ kind: "said", at: now, prompt }]);
    expect(await store.calls.ofContact(call.contactId)).toMatchObject({
      cannotSpeakAt: null,
      keys: [],
      said: [
        { at: now, prompt: "yes_no" },
        { at: now, prompt: "is_it_safe" },
      ],
    });
  });
});

describe("how calls ended", () => {
  it("[DB277] counts whoever hung up at once apart from whoever gave up waiting, and nobody twice", async () => {
    now += 86_400_000;
    const since = now;
    for (const waited of [0, 4_999, 5_000, 60_000]) {
      const call = await sampleCall(store, { at: now });
      await store.calls.abandoned(call.id, now + waited);
    }
    const answered = await sampleAnswered(store, dana, { at: now });
    await store.calls.ended(answered.id, "hung_up", now + 1_000);
    const lost = await sampleCall(store, { at: now });
    await store.calls.ended(lost.id, "lost", now + 1_000);
    expect(await store.calls.endings(since, 5_000)).toEqual({ answered: 1, abandoned: 2, short: 2 });
    expect(await store.calls.endings(since, 0)).toEqual({ answered: 1, abandoned: 4, short: 0 });
    expect(await store.calls.endings(since + 5_000, 5_000)).toEqual({ answered: 0, abandoned: 2, short: 0 });
  });
});

/** Every way on is one, but for the one that is named. */
const goesOn = (_role: unknown, _from: unknown, to: string): boolean => to !== "first_exchange";

describe("whoever else is called", () => {
  it("[DB270] is written down once by whoever has the contact, and by nobody else", async () => {
    const contactId = await sampleHeld(store, dana);
    const given = party(contactId);
    expect(await store.calls.parties.add(given)).toMatchObject({
      kind: "kept",
      party: { name: "Harbour House" },
    });
    expect(await store.calls.parties.add(given)).toMatchObject({ kind: "kept" });
    expect(await store.calls.parties.ofContact(contactId)).toMatchObject([
      { number: NUMBER, transfer: "prepared", by: { name: "Dana" }, version: 1 },
    ]);
    const other = party(contactId, { by: ada });
    expect(await store.calls.parties.add(other)).toMatchObject({ kind: "not_holder", holder: { id: dana } });
    const [stored] = await store.prisma.callParty.findMany({ where: { id: given.id } });
    expect(Buffer.from(stored?.body ?? []).includes(NUMBER)).toBe(false);
  });

  it("[DB270] goes on, fails with a reason, and never goes back", async () => {
    const contactId = await sampleHeld(store, dana);
    const given = party(contactId);
    await store.calls.parties.add(given);
    const keep = async (facts: Parameters<typeof store.calls.parties.keep>[3]) =>
      (await store.calls.parties.keep(contactId, given.id, dana, facts, goesOn)).kind;
    expect(await keep({ transfer: "consent_checked" })).toBe("kept");
    expect(await keep({ transfer: "fit_confirmed" })).toBe("kept");
    expect(await keep({ transfer: "introduced" })).toBe("not_forward");
    expect(await keep({ transfer: "first_exchange" })).toBe("not_forward");
    expect(await keep({ transfer: "fit_confirmed" })).toBe("kept");
    expect(await keep({ declinedBecause: "full" })).toBe("not_forward");
    expect(await keep({ transfer: "failed", declinedBecause: "full" })).toBe("kept");
    expect(await keep({ transfer: "together" })).toBe("not_forward");
    expect(await store.calls.parties.of(given.id)).toMatchObject({
      transfer: "failed",
      declinedBecause: "full",
    });
  });

  it("[DB271] keeps that it is not known where somebody is, until it is, and reminds until help came, also once closed", async () => {
    const contactId = await sampleHeld(store, dana);
    const given = party(contactId, { role: "emergency_centre", name: "Fairfield dispatch" });
    await store.calls.parties.add(given);
    const { parties } = store.calls;
    expect(await parties.of(given.id)).toMatchObject({ place: null, arrivalConfirmedAt: null });
    await Promise.all([
      parties.keep(contactId, given.id, dana, { place: "Route 9, by the mill" }, goesOn),
      parties.keep(contactId, given.id, dana, { callTaker: "Operator 12", incidentNumber: "F-77" }, goesOn),
    ]);
    const owed = async () => (await parties.helpOwed()).map(({ contact }) => contact.id);
    expect(await owed()).not.toContain(contactId);
    const begin = { channel: SAMPLE_VOICE, contactId, line: "voice", at: now, by: dana } as const;
    const begun = await store.calls.begun({ ...begin, key: given.id });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await parties.dialled(given.id, begun.call.id, now);
    await store.calls.ended(begun.call.id, "ended_by_us", now);
    const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
    const close = { kind: "close", disposition: "emergency_dispatched" } as const;
    await store.moves.move(contactId, dana, version, close);
    expect(await owed()).toContain(contactId);
    // What was heard there only whoever called can say by then; that help came, anybody.
    const keptBy = async (by: UserId, facts: Parameters<typeof parties.keep>[3]) =>
      (await parties.keep(contactId, given.id, by, facts, goesOn)).kind;
    expect(await keptBy(ada, { callTaker: "Operator 13" })).toBe("not_holder");
    expect(await keptBy(dana, { incidentNumber: "F-78" })).toBe("kept");
    expect(await owed()).toContain(contactId);
    expect(await keptBy(ada, { place: "Elsewhere", arrivalConfirmed: true })).toBe("not_holder");
    expect(await owed()).not.toContain(contactId);
    expect(await parties.of(given.id)).toMatchObject({
      place: "Route 9, by the mill",
      callTaker: "Operator 12",
      incidentNumber: "F-78",
      arrivalConfirmedAt: now,
    });
  });

  it("[DB260] can be called from a text, one call at a time, by whoever has it", async () => {
    const contactId = await sampleHeld(store, dana);
    const given = party(contactId);
    await store.calls.parties.add(given);
    const begin = { channel: SAMPLE_VOICE, contactId, line: "voice", at: now } as const;
    expect(await store.calls.begun({ ...begin, key: "k-1", by: ada })).toEqual({ kind: "not_holder" });
    const begun = await store.calls.begun({ ...begin, key: "k-1", by: dana });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    expect(await store.calls.begun({ ...begin, key: "k-2", by: dana })).toEqual({ kind: "other_call" });
    const leg = { ...callerLeg(now), leg: "party-1", who: "party", party: given.id } as const;
    await store.calls.record(begun.call.id, { phase: "consulting", legs: [staffLeg(dana, now), leg] }, []);
    await store.calls.parties.dialled(given.id, begun.call.id, now);
    expect(await factsOf(store, contactId)).toMatchObject({ direction: "out", hasParty: true, version: 2 });
    await store.calls.ended(begun.call.id, "ended_by_us", now);
    const second = await store.calls.begun({ ...begin, key: "k-2", by: dana });
    expect(second).toMatchObject({ kind: "kept" });
    expect((await factsOf(store, contactId))?.version).toBe(4);
    expect(await store.calls.parties.of(given.id)).toMatchObject({ transfer: "dialled", dialledAt: now });
  });
});

describe("softphones", () => {
  it("[DB273] belong to a session and end with it, whichever way it ends, each said once", async () => {
    const session = await store.prisma.session.create({
      data: { token: randomUUID(), userId: dana, expiresAt: new Date(now + 60_000) },
    });
    const { devices } = store.calls;
    await devices.lend("d-1", dana, SessionId.parse(session.id));
    await devices.reachable("d-1", true);
    expect(await devices.of("d-1")).toMatchObject({ userId: dana, isReachable: true });
    expect(await devices.endStranded()).toEqual([]);
    now += 60_000;
    expect(await devices.endStranded()).toEqual(["d-1"]);
    expect(await devices.endStranded()).toEqual([]);
    await devices.reachable("d-1", true);
    expect([await devices.of("d-1"), await devices.lent()]).toEqual([null, []]);
  });
});

describe("what is asked of whoever carries calls", () => {
  it("[DB274] is leased to one, answered once, and left to nobody when it is stale", async () => {
    const call = await sampleAnswered(store, dana, { at: now });
    const id = randomUUID();
    const ask = {
      id,
      by: dana,
      contactId: call.contactId,
      expectedVersion: 3,
      wish: { kind: "hold" },
    } as const;
    await store.calls.asks.ask(ask);
    await store.calls.asks.ask(ask);
    const leased = await Promise.all(
      ["one", "two"].map(async (who) => store.calls.asks.lease(who, 5_000, 9_000)),
    );
    expect(leased.flat()).toEqual([ask]);
    now += 5_001;
    expect(await store.calls.asks.lease("two", 1_000, 9_000)).toEqual([ask]);
    expect(await store.calls.asks.answerOf(id)).toBeNull();
    await store.calls.asks.answer(id, { kind: "asked", version: 4 });
    await store.calls.asks.answer(id, { kind: "refused", reason: "not_now" });
    expect(await store.calls.asks.answerOf(id)).toEqual({ kind: "asked", version: 4 });
    await store.calls.asks.ask({ ...ask, id: randomUUID() });
    now += 9_001;
    expect(await store.calls.asks.lease("one", 1_000, 9_000)).toEqual([]);
    await store.calls.asks.forget(0);
    expect(await store.calls.asks.answerOf(id)).toBeNull();
  });

  it("[DB274] is asked anew under its name where it was refused, and by whoever asked it alone", async () => {
    const { asks } = store.calls;
    const contactId = await sampleHeld(store, dana);
    const wish = { kind: "hang_up" } as const;
    const given = { id: randomUUID(), by: dana, contactId, expectedVersion: null, wish };
    const leased = async () =>
      (await asks.lease("gw-1", 5_000, 10_000)).filter(({ id }) => id === given.id).length;
    await asks.ask(given);
    expect(await leased()).toBe(1);
    await asks.answer(given.id, { kind: "refused", reason: "not_carried" });
    await asks.ask({ ...given, by: ada });
    expect([await leased(), await asks.answerOf(given.id)]).toEqual([
      0,
      { kind: "refused", reason: "not_carried" },
    ]);
    await asks.ask(given);
    expect([await asks.answerOf(given.id), await leased()]).toEqual([null, 1]);
    await asks.answer(given.id, { kind: "asked", version: 2 });
    await asks.ask(given);
    expect([await leased(), await asks.answerOf(given.id)]).toEqual([0, { kind: "asked", version: 2 }]);
  });

  it("[DB274] hands a secret out once, and holds it sealed until then", async () => {
    const id = randomUUID();
    const wish = { kind: "lend", device: "d-2" } as const;
    await store.calls.asks.ask({ id, by: dana, contactId: null, expectedVersion: null, wish });
    const access = {
      url: "wss://calls.example",
      domain: "calls.example",
      username: "d-2",
      password: "a secret that is told once",
      iceServers: [],
    };
    await store.calls.asks.answer(id, { kind: "lent", access });
    const [row] = await store.prisma.callAsk.findMany({ where: { id } });
    expect(JSON.stringify(row) + Buffer.from(row?.secret ?? []).toString()).not.toContain(access.password);
    expect(await store.calls.asks.answerOf(id)).toEqual({ kind: "lent", access });
    expect(await store.calls.asks.answerOf(id)).toBeNull();
    expect((await store.prisma.callAsk.findMany({ where: { id } }))[0]?.secret).toBeNull();
  });
});
