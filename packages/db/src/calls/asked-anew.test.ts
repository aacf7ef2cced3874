import { randomUUID } from "node:crypto";
import { CallPartyId, type CallId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  callerLeg,
  sampleHeld,
  sampleStaff,
  SAMPLE_VOICE,
  staffLeg,
  testStore,
  type TestStore,
} from "../testing/index.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

it("[DB274] is asked anew under its name where it called somebody who was never dialled, once that call is over", async () => {
  const { asks, parties } = store.calls;
  const contactId = await sampleHeld(store, dana);
  const centre = {
    id: CallPartyId.parse(randomUUID()),
    contactId,
    by: dana,
    role: "emergency_centre",
    name: "Fairfield dispatch",
    number: "+15550100",
    place: "Fairfield",
  } as const;
  await parties.add(centre);
  const wish = { kind: "call_party", party: centre.id, withPerson: false } as const;
  const given = { id: centre.id, by: dana, contactId, expectedVersion: null, wish };
  const leased = async () =>
    (await asks.lease("gw-1", 5_000, 10_000)).filter(({ id }) => id === given.id).length;
  const begin = async (): Promise<CallId> => {
    const key = randomUUID();
    const begun = await store.calls.begun({
      channel: SAMPLE_VOICE,
      contactId,
      key,
      line: "voice",
      at: now,
      by: dana,
    });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await asks.answer(given.id, { kind: "asked", version: begun.call.version });
    return begun.call.id;
  };
  await asks.ask(given);
  expect(await leased()).toBe(1);
  const first = await begin();
  // While it goes on, it is one asking; our own telephone never answered, and it is over.
  await asks.ask(given);
  expect(await leased()).toBe(0);
  await store.calls.ended(first, "ended_by_us", now);
  await asks.ask(given);
  expect(await leased()).toBe(1);
  const second = await begin();
  await parties.dialled(centre.id, second, now);
  await store.calls.ended(second, "ended_by_us", now);
  // Whoever was dialled is not dialled twice.
  await asks.ask(given);
  expect(await leased()).toBe(0);
});

it("[DB274] is asked anew where whoever was to ring it died before an answer, once their time is over", async () => {
  const { asks, parties } = store.calls;
  const contactId = await sampleHeld(store, dana, { threadKey: randomUUID() });
  const id = CallPartyId.parse(randomUUID());
  await parties.add({
    id,
    contactId,
    by: dana,
    role: "emergency_centre",
    name: "Fairfield",
    number: "+15550100",
    place: null,
  });
  const wish = { kind: "call_party", party: id, withPerson: false } as const;
  const ask = async () => asks.ask({ id, by: dana, contactId, expectedVersion: null, wish });
  const leased = async (by: string) =>
    (await asks.lease(by, 15_000, 8_000)).filter((each) => each.id === id).length;
  await ask();
  expect(await leased("gw-1")).toBe(1);
  // The call that it was asked in goes on, made anew by whoever carries it now.
  const begin = { channel: SAMPLE_VOICE, contactId, key: id, line: "voice", at: now, by: dana } as const;
  expect((await store.calls.begun(begin)).kind).toBe("kept");
  now += 14_000;
  await ask();
  // Whoever has it may ring it yet.
  expect(await leased("gw-2")).toBe(0);
  now += 1_000;
  await ask();
  expect(await leased("gw-2")).toBe(1);
  // And it is dialled by the one, so that the other's word of it is none.
  const [live] = await store.calls.live(SAMPLE_VOICE);
  if (live === undefined) throw new Error("no call goes on");
  await parties.dialled(id, live.id, now);
  await parties.dialled(id, live.id, now + 500);
  expect(await parties.of(id)).toMatchObject({ dialledAt: now, transfer: "dialled", version: 2 });
  expect(live.helpJoins).toEqual([]);
  await store.calls.ended(live.id, "ended_by_us", now);
});

it("[DB274] is asked anew as it is wished by now: with the person, who was on the line, or without", async () => {
  const { asks, parties } = store.calls;
  const contactId = await sampleHeld(store, dana, { threadKey: randomUUID() });
  const id = CallPartyId.parse(randomUUID());
  const role = "emergency_centre";
  await parties.add({ id, contactId, by: dana, role, name: "Fairfield", number: "+15550100", place: null });
  const ask = async (withPerson: boolean, party = id) =>
    asks.ask({
      id,
      by: dana,
      contactId,
      expectedVersion: null,
      wish: { kind: "call_party", party, withPerson },
    });
  const wished = async () =>
    (await asks.lease("gw-1", 15_000, 8_000)).filter((each) => each.id === id).map(({ wish }) => wish);
  await ask(true);
  // Nobody took it for longer than it is fresh: it is not left to wait for a lease that nobody has.
  now += 9_000;
  expect(await wished()).toEqual([]);
  await ask(true);
  expect(await wished()).toEqual([{ kind: "call_party", party: id, withPerson: true }]);
  await asks.answer(id, { kind: "refused", reason: "not_carried" });
  await ask(false);
  expect(await wished()).toEqual([{ kind: "call_party", party: id, withPerson: false }]);
  await asks.answer(id, { kind: "refused", reason: "not_carried" });
  // Of somebody else it is another asking, which has no name yet.
  await ask(false, CallPartyId.parse(randomUUID()));
  expect(await wished()).toEqual([]);
});

it("[DB261] is answered once somebody outside is there, and not when our own telephone is", async () => {
  const contactId = await sampleHeld(store, dana, { threadKey: randomUUID() });
  const begin = { channel: SAMPLE_VOICE, contactId, key: randomUUID(), line: "voice", at: now } as const;
  const begun = await store.calls.begun({ ...begin, by: dana });
  if (begun.kind !== "kept") throw new Error(begun.kind);
  const { id } = begun.call;
  const answeredAt = async () => (await store.calls.ofContact(contactId))?.answeredAt;
  const own = staffLeg(dana, now);
  const theirs = callerLeg(now);
  await store.calls.record(id, { phase: "consulting", legs: [own] }, []);
  await store.calls.record(id, { phase: "consulting", legs: [own, { ...theirs, state: "ringing" }] }, []);
  expect(await answeredAt()).toBeNull();
  now += 9_000;
  await store.calls.record(id, { phase: "talking", legs: [own, theirs] }, []);
  expect(await answeredAt()).toBe(now);
});

it("[DB271] reminds of nobody who did not take it, once another was called after it, and of the last one always", async () => {
  const contactId = await sampleHeld(store, dana, { threadKey: randomUUID() });
  const { parties } = store.calls;
  const begin = { channel: SAMPLE_VOICE, contactId, line: "voice", at: now, by: dana } as const;
  const begun = await store.calls.begun({ ...begin, key: randomUUID() });
  if (begun.kind !== "kept") throw new Error(begun.kind);
  const dial = async (number: string): Promise<CallPartyId> => {
    const id = CallPartyId.parse(randomUUID());
    await parties.add({
      id,
      contactId,
      by: dana,
      role: "emergency_centre",
      name: "Fairfield",
      number,
      place: null,
    });
    now += 1_000;
    await parties.dialled(id, begun.call.id, now);
    return id;
  };
  const owed = async () =>
    (await parties.helpOwed()).filter(({ contact }) => contact.id === contactId).map(({ since }) => since);
  const wrong = await dial("+15550199");
  const first = now;
  await parties.keep(
    contactId,
    wrong,
    dana,
    { transfer: "failed", declinedBecause: "no_answer" },
    () => true,
  );
  expect(await owed()).toEqual([first]);
  await dial("+15550100");
  expect(await owed()).toEqual([now]);
  const called = (await parties.centresSince(first)).filter((each) => each.party.contactId === contactId);
  expect(called).toMatchObject([
    { party: { number: "+15550100", by: { name: "Dana" } }, contactNumber: expect.any(Number) },
    { party: { number: "+15550199" } },
  ]);
  await store.calls.ended(begun.call.id, "ended_by_us", now);
});
