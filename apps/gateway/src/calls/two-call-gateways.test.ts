import { randomUUID } from "node:crypto";
import { CallPartyId, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  callGateway,
  carrying,
  everybodyHangsUp,
  onThePhone,
  VOICE,
  type CallGateway,
  type OnThePhone,
} from "../testing/call-gateway.ts";
import { callScene, wrapUp, type CallScene, type Rung } from "../testing/call-scene.ts";
import { phoneHouse, type PhoneHouse } from "../testing/phone-house.ts";

const WAITING = 20;
/** A gateway's lease, and what making the calls anew takes on a busy machine. */
const SECONDS = { timeout: 15_000 };

let store: TestStore;
let danaId: UserId;
let adaId: UserId;
beforeAll(async () => {
  store = await testStore({ poolSize: 14 });
  danaId = await sampleStaff(store, "Dana");
  adaId = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());

let house: PhoneHouse;
let one: CallGateway;
let other: CallGateway;
let dana: OnThePhone;
let ada: OnThePhone;
let scene: CallScene;
beforeEach(async () => {
  house = phoneHouse();
  one = callGateway(house, store);
  await carrying(one);
  other = callGateway(house, store);
  scene = callScene(house, store, other);
  [dana, ada] = [await onThePhone(one, house, store, danaId), await onThePhone(other, house, store, adaId)];
  for (const { id } of [dana, ada]) await store.shifts.keep(id, "break");
});
afterEach(async () => {
  await everybodyHangsUp(house, store);
  for (const id of [danaId, adaId]) await wrapUp(store, id);
  await one.close();
  await other.close();
});

const carriers = (): number => [one, other].filter(({ here }) => here.carried.isCarrying()).length;

async function helpFor(contactId: ContactId): Promise<CallPartyId> {
  const id = CallPartyId.parse(randomUUID());
  const words = { name: "Fairfield dispatch", number: "+15550188", place: null } as const;
  await store.calls.parties.add({ id, contactId, by: danaId, role: "emergency_centre", ...words });
  return id;
}

describe("two gateways", () => {
  it("[G260] carry calls one at a time; whoever asks at the other is answered, and lent a softphone that works", async () => {
    // Which of them is the machine's affair: one that it kept from its lease for long enough has none.
    await expect.poll(carriers).toBe(1);
    expect(await other.here.asks.isCarried()).toBe(true);
    const { call } = await scene.talks(ada);
    expect(house.hears(call)).toBe("answer");
    expect(await other.ask(adaId, null, { kind: "echo", device: ada.phone.device })).toMatchObject({
      kind: "asked",
    });
    expect(await other.ask(danaId, null, { kind: "echo", device: ada.phone.device })).toEqual({
      kind: "refused",
      reason: "own_device",
    });
  });

  it("[G259] of which the one that carries is killed with 20 waiting and 2 talking: nobody is dropped, every wait is kept, and the other carries on", async () => {
    const talking = [await scene.talks(dana), await scene.talks(ada)];
    const [first] = talking;
    if (first === undefined) throw new Error("two talk");
    // Help is dialled with the person on the line, and whoever dialled it is killed before that is kept.
    const centre = await helpFor(first.contact);
    const wish = { kind: "call_party", party: centre, withPerson: true } as const;
    const given = { id: centre, by: { userId: danaId, sessionId: dana.session }, contactId: first.contact };
    expect(await other.here.asks.ask({ ...given, expectedVersion: null, wish })).toMatchObject({
      kind: "asked",
    });
    await store.prisma.callParty.update({
      where: { id: centre },
      data: { dialledAt: null, callId: null, version: { increment: 1 } },
    });
    const waiting: Rung[] = [];
    for (let nth = 0; nth < WAITING; nth += 1) waiting.push(await scene.waits());
    const before = await store.calls.live(VOICE);
    one.die();
    const deaf: string[] = [];
    await expect
      .poll(() => {
        for (const { call } of talking) if (house.hears(call) !== "answer") deaf.push("a talker");
        for (const { call } of waiting) if (house.hears(call) !== "music") deaf.push("a waiting caller");
        return other.here.carried.all().length;
      }, SECONDS)
      .toBe(WAITING + 2);
    expect(deaf).toEqual([]);
    const after = await store.calls.live(VOICE);
    const facts = (live: typeof before) =>
      live.map(({ key, waitingFrom, holder, phase }) => ({ key, waitingFrom, holder, phase }));
    expect(facts(after)).toEqual(facts(before));
    // Whoever carries it on says so, so that help is owed; it comes to the person, and is not dialled twice.
    await expect.poll(async () => (await store.calls.parties.of(centre))?.dialledAt).not.toBeNull();
    expect(await other.ask(danaId, first.contact, wish)).toEqual({ kind: "refused", reason: "not_now" });
    house.answers(first.call, house.legs(first.call).findLast((leg) => leg.startsWith("party")) ?? "");
    await expect.poll(() => house.hears(first.call)).toBe("answer party");
    expect(await other.ask(danaId, first.contact, { kind: "hold" })).toMatchObject({ kind: "asked" });
    expect(house.hears(first.call)).toBe("music");
    expect(await other.ask(danaId, first.contact, { kind: "hang_up" })).toMatchObject({ kind: "asked" });
    await wrapUp(store, danaId);
    await store.shifts.keep(danaId, "available");
    await expect.poll(() => house.rang().at(-1)?.call, SECONDS).toBe(waiting[0]?.call);
  });

  it("[G259] lose nobody who rang, hung up, or lost their advocate while nobody carried", async () => {
    const lost = await scene.talks(dana);
    const gone = await scene.waits();
    one.die();
    const came = house.rings();
    house.hangsUp(gone.call);
    dana.phone.closes();
    await expect.poll(() => scene.phase(lost.call), SECONDS).toBe("back");
    expect(house.hears(lost.call)).toBe("music");
    await expect.poll(() => house.hears(came), SECONDS).toBe("prompts");
    await expect.poll(async () => (await scene.rowOf(gone.contact))?.status, SECONDS).toBe("closed");
    expect((await scene.live(came))?.phase).toBe("greeting");
  });

  it("[G260] say at once that nobody carries calls while the exchange is away, and ask again when it is back", async () => {
    const { call, contact } = await scene.talks(ada);
    house.isAway(true);
    await expect.poll(() => other.here.asks.isCarried(), SECONDS).toBe(false);
    await expect.poll(carriers).toBe(1);
    expect(await other.ask(adaId, contact, { kind: "hold" })).toEqual({
      kind: "refused",
      reason: "not_carried",
    });
    expect(house.hears(call)).toBe("answer");
    house.isAway(false);
    await expect.poll(() => other.here.asks.isCarried(), SECONDS).toBe(true);
    expect(await other.ask(adaId, contact, { kind: "hold" })).toMatchObject({ kind: "asked" });
  });

  it("[G260] of which none carries say so at once", async () => {
    await one.close();
    await other.close();
    expect(await other.ask(danaId, null, { kind: "echo", device: dana.phone.device })).toEqual({
      kind: "refused",
      reason: "not_carried",
    });
    expect(await other.here.asks.lend({ userId: danaId, sessionId: dana.session })).toBeNull();
    // What is closed afterwards has begun whole: it would read what stands from a store that is gone.
    one = callGateway(house, store);
    await carrying(one);
    other = callGateway(house, store);
  });
});
