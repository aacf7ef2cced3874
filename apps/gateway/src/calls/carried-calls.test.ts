import type { UserId } from "@holdfast/case-schema";
import { sampleCase, sampleStaff, type TestStore } from "@holdfast/db/testing";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callFloor } from "../testing/call-floor.ts";
import { onThePhone, VOICE, type CallGateway, type OnThePhone } from "../testing/call-gateway.ts";
import { wrapUp, type CallScene, type Rung } from "../testing/call-scene.ts";
import type { PhoneHouse } from "../testing/phone-house.ts";

const floor = callFloor();
let store: TestStore;
let leeId: UserId;
beforeAll(async () => {
  leeId = await sampleStaff(floor.store(), "Lee", "shift_lead");
});
let house: PhoneHouse;
let one: CallGateway;
let scene: CallScene;
let dana: OnThePhone;
let ada: OnThePhone;
beforeEach(() => {
  store = floor.store();
  ({ house, one, scene, dana, ada } = floor.stands());
});

describe("a call", () => {
  it("[G250] is greeted in the configured languages, waits with music, and is answered by a click", async () => {
    const { call, contact } = await scene.waits();
    expect(house.greeted()).toContain(call);
    expect(house.hears(call)).toBe("music");
    expect(await scene.rowOf(contact)).toMatchObject({ status: "waiting", medium: "voice", holder: null });
    const said = await one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device });
    const row = await scene.rowOf(contact);
    expect(row).toMatchObject({ status: "claimed", holder: { id: dana.id }, unanswered: 0 });
    expect(said).toEqual({ kind: "asked", version: row?.version });
    expect(house.hears(call)).toBe("answer");
  });

  it("[G251] is nobody's while no sound comes from the softphone that answered", async () => {
    dana.phone.isMute = true;
    const { call, contact } = await scene.waits();
    const said = await one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device });
    expect(said).toEqual({ kind: "refused", reason: "not_heard" });
    expect(await scene.rowOf(contact)).toMatchObject({ status: "waiting", holder: null });
    expect(house.hears(call)).toBe("music");
  });

  it("[G252] that two answer at once is one's, and the other learns who has it and since when", async () => {
    const { call, contact } = await scene.waits();
    const said = await Promise.all([
      one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device }),
      one.ask(ada.id, contact, { kind: "answer", device: ada.phone.device }),
    ]);
    const row = await scene.rowOf(contact);
    expect(said.map(({ kind }) => kind).toSorted()).toEqual(["asked", "taken"]);
    expect(said).toContainEqual({ kind: "taken", by: row?.holder, since: row?.heldSince });
    expect(house.legs(call)).toHaveLength(2);
  });

  it("[G252] is given to whoever answers while it stands in the queue and is not carried yet", async () => {
    const told = Promise.withResolvers<void>();
    house.tellsOnce(told.promise);
    house.rings();
    const stands = async () => (await store.contacts.queue()).rows.find(({ holder }) => holder === null);
    await expect.poll(stands).toMatchObject({ medium: "voice" });
    const contact = (await stands())!.id;
    const said = one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device });
    const taken = async () =>
      store.prisma.callAsk.count({ where: { contactId: contact, leasedBy: { not: null } } });
    await expect.poll(taken).toBe(1);
    told.resolve();
    expect(await said).toMatchObject({ kind: "asked" });
    expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: dana.id } });
  });

  it("[G252] that never comes to be carried is said to be none, while whoever asked still looks", async () => {
    const told = Promise.withResolvers<void>();
    house.tellsOnce(told.promise);
    house.rings();
    const stands = async () => (await store.contacts.queue()).rows.find(({ holder }) => holder === null);
    await expect.poll(stands).toMatchObject({ medium: "voice" });
    const contact = (await stands())!.id;
    expect(await one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device })).toEqual({
      kind: "refused",
      reason: "no_call",
    });
    told.resolve();
    await expect.poll(async () => (await store.calls.ofContact(contact))?.endedAt).toBeNull();
  });

  it("[G253] rings one who is free, and then everybody; a break is not disturbed", async () => {
    const { call } = await scene.waits();
    await store.shifts.keep(dana.id, "available");
    await expect.poll(() => house.rang()).toEqual([{ device: dana.phone.device, call }]);
    dana.phone.picksUp();
    await expect.poll(() => scene.phase(call)).toBe("talking");
    expect(house.rang()).toHaveLength(1);
  });

  it("[G504] rings nobody who has time to themselves after a contact, until they end it", async () => {
    await store.shifts.keep(dana.id, "available");
    await store.care.extendAfter(dana.id, 60_000);
    await store.shifts.keep(ada.id, "available");
    const { call } = await scene.waits();
    await expect.poll(() => house.rang()).toEqual([{ device: ada.phone.device, call }]);
    await one.ask(ada.id, (await scene.live(call))?.contactId ?? ("" as never), {
      kind: "decline",
      reason: "need_a_minute",
    });
    await store.care.endAfter(dana.id);
    await expect.poll(() => house.rang().at(-1)).toEqual({ device: dana.phone.device, call });
  });

  it("[G253] declined rings the next one at once", async () => {
    const { call, contact } = await scene.waits();
    await store.shifts.keep(dana.id, "available");
    await expect.poll(() => house.rang()).toEqual([{ device: dana.phone.device, call }]);
    await store.shifts.keep(ada.id, "available");
    expect(await one.ask(dana.id, contact, { kind: "decline", reason: "need_a_minute" })).toMatchObject({
      kind: "asked",
    });
    await expect.poll(() => house.rang().at(-1)).toEqual({ device: ada.phone.device, call });
  });

  it("[G492] rings nobody from whom its contact is kept, and whoever comes next at once", async () => {
    const { call, contact } = await scene.talks(dana);
    const { id: caseId } = await sampleCase(store, dana.id, contact);
    const barred = { userId: ada.id, reason: "other", at: new Date(), byId: leeId } as const;
    const { id } = await store.prisma.caseBar.create({
      data: { id: crypto.randomUUID(), caseId, ...barred },
    });
    await store.shifts.keep(ada.id, "available");
    await one.ask(dana.id, contact, { kind: "transfer_to_queue" });
    await expect.poll(() => scene.phase(call)).not.toBe("talking");
    await store.shifts.keep(dana.id, "available");
    await expect.poll(() => house.rang().at(-1)).toEqual({ device: dana.phone.device, call });
    expect(house.rang().map(({ device }) => device)).not.toContain(ada.phone.device);
    await store.prisma.caseBar.update({
      where: { id },
      data: { endedAt: new Date(), endedById: leeId },
    });
  });

  it("[G254] abandoned closes itself, and its keypresses are kept", async () => {
    const { call, contact } = await scene.waits();
    house.presses(call, "1");
    await expect
      .poll(async () => (await store.calls.ofContact(contact))?.keys.map(({ digit }) => digit))
      .toEqual(["1"]);
    house.hangsUp(call);
    await expect.poll(async () => (await scene.rowOf(contact))?.status).toBe("closed");
  });

  it("[G254] hung up from their side stays with whoever talked, who is not rung before it is closed", async () => {
    const { call, contact } = await scene.talks(dana);
    house.hangsUp(call);
    await expect.poll(() => scene.phase(call)).toBeUndefined();
    expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: dana.id } });
    await store.shifts.keep(dana.id, "available");
    const next = await scene.waits();
    await one.ask(dana.id, contact, { kind: "hold" });
    expect(house.rang().filter((rung) => rung.call === next.call)).toEqual([]);
    await wrapUp(store, dana.id);
    await expect.poll(() => house.rang().at(-1)).toEqual({ device: dana.phone.device, call: next.call });
  });

  it("[G254] hung up from our side is over for everybody", async () => {
    const { call, contact } = await scene.talks(dana);
    expect(await one.ask(dana.id, contact, { kind: "hang_up" })).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("gone");
    expect((await store.calls.ofContact(contact))?.end).toBe("ended_by_us");
  });
});

describe("a caller whose advocate is gone", () => {
  const backs = async ({ call, contact }: Rung): Promise<readonly unknown[]> => {
    const row = await scene.rowOf(contact);
    return [await scene.phase(call), house.hears(call), row?.status, row?.holder];
  };
  const BACK = ["back", "music", "waiting", null];

  it("[G255] by a closed tab hears music, and another is rung within ten seconds", async () => {
    const rung = await scene.talks(dana);
    const since = performance.now();
    dana.phone.closes();
    await expect.poll(() => backs(rung)).toEqual(BACK);
    await store.shifts.keep(ada.id, "available");
    await expect.poll(() => house.rang().at(-1)).toEqual({ device: ada.phone.device, call: rung.call });
    expect(performance.now() - since).toBeLessThan(10_000);
  });

  it("[G256] by sign-out loses the softphone with the session", async () => {
    const rung = await scene.talks(dana);
    await store.prisma.session.delete({ where: { id: dana.session } });
    one.here.sessionEnded();
    await expect.poll(() => backs(rung)).toEqual(BACK);
    expect(house.legs(rung.call)).toEqual(["caller"]);
    expect(await one.ask(dana.id, rung.contact, { kind: "answer", device: dana.phone.device })).toEqual({
      kind: "refused",
      reason: "own_device",
    });
  });

  it("[G256] by being shut out loses it with everything else", async () => {
    const rung = await scene.talks(dana);
    await store.staff.revokeSessions(dana.id);
    await expect.poll(() => backs(rung)).toEqual(BACK);
  });

  it("[G257] by a lead who takes the contact back is back on the phone, too", async () => {
    const rung = await scene.talks(dana);
    const version = (await scene.rowOf(rung.contact))?.version ?? 0;
    await store.moves.move(rung.contact, leeId, version, { kind: "take_back" });
    await expect.poll(() => backs(rung)).toEqual(BACK);
    expect(house.legs(rung.call)).toEqual(["caller"]);
  });
});

describe("whoever has a call", () => {
  it("[G258] holds and resumes it, and nobody else does", async () => {
    const { call, contact } = await scene.talks(dana);
    expect(await one.ask(dana.id, contact, { kind: "hold" })).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("music");
    expect(await one.ask(ada.id, contact, { kind: "resume" })).toMatchObject({
      kind: "not_holder",
      holder: { id: dana.id },
    });
    expect(await one.ask(dana.id, contact, { kind: "resume" })).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("answer");
  });

  it("[G258] consults a colleague, brings the three together, and leaves: the colleague has it", async () => {
    const { call, contact } = await scene.talks(dana);
    await one.ask(dana.id, contact, { kind: "consult", to: ada.id });
    expect(house.hears(call)).toBe("music");
    ada.phone.picksUp();
    await expect
      .poll(async () => (await store.calls.live(VOICE))[0]?.legs.filter(({ state }) => state === "up"))
      .toHaveLength(3);
    await one.ask(dana.id, contact, { kind: "together" });
    expect(house.hears(call)).toBe("answer consult");
    expect(await one.ask(dana.id, contact, { kind: "leave" })).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("consult");
    expect(await scene.rowOf(contact)).toMatchObject({ holder: { id: ada.id } });
  });

  it("[G258] transfers it to a colleague who answers, and keeps it until then", async () => {
    const { call, contact } = await scene.talks(dana);
    expect(await one.ask(dana.id, contact, { kind: "transfer", to: ada.id })).toMatchObject({
      kind: "asked",
    });
    expect(await scene.rowOf(contact)).toMatchObject({ holder: { id: dana.id } });
    ada.phone.picksUp();
    await expect.poll(async () => (await scene.rowOf(contact))?.holder?.id).toBe(ada.id);
    await expect.poll(() => house.legs(call)).toHaveLength(2);
  });

  it("[G258] is told that a lead listens, who is heard by nobody", async () => {
    const lee = await onThePhone(one, house, store, leeId);
    const { call, contact } = await scene.talks(dana);
    await one.ask(leeId, contact, { kind: "listen", device: lee.phone.device });
    await expect
      .poll(async () =>
        (await store.calls.standing()).rows.map(({ listening }) => listening.map(({ id }) => id)),
      )
      .toEqual([[leeId]]);
    expect(house.hears(call)).toBe("answer");
    await store.shifts.end(leeId);
  });
});
