import { randomUUID } from "node:crypto";
import { CallPartyId, type ContactId, type UserId } from "@holdfast/case-schema";
import type { CallAskAnswer } from "@holdfast/db";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  callGateway,
  carrying,
  everybodyHangsUp,
  onThePhone,
  VOICE,
  type CallGateway,
  type OnThePhone,
} from "../testing/call-gateway.ts";
import { callScene, wrapUp, type CallScene } from "../testing/call-scene.ts";
import { phoneHouse, type PhoneHouse } from "../testing/phone-house.ts";

let store: TestStore;
let danaId: UserId;
beforeAll(async () => {
  store = await testStore({ poolSize: 12 });
  danaId = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

let house: PhoneHouse;
let one: CallGateway;
let scene: CallScene;
let dana: OnThePhone;
beforeEach(async () => {
  house = phoneHouse();
  one = callGateway(house, store);
  scene = callScene(house, store, one);
  await carrying(one);
  dana = await onThePhone(one, house, store, danaId);
  await store.shifts.keep(danaId, "break");
});
afterEach(async () => {
  await everybodyHangsUp(house, store);
  await wrapUp(store, danaId);
  await one.close();
  await store.prisma.session.deleteMany();
  await store.calls.devices.endStranded();
});

describe("somebody else", () => {
  interface Called {
    readonly agreed?: boolean;
    readonly role?: "provider" | "emergency_centre";
    readonly withPerson?: boolean;
  }
  /** Somebody is written down in a contact, who may be called. */
  async function writtenDown(
    contact: ContactId,
    number: string,
    { agreed = true, role = "provider" }: Called = {},
  ): Promise<CallPartyId> {
    const id = CallPartyId.parse(randomUUID());
    const words = { name: "A shelter", number, place: null };
    const added = await store.calls.parties.add({ id, contactId: contact, by: danaId, role, ...words });
    if (added.kind !== "kept") throw new Error(added.kind);
    const said = { transfer: "consent_checked" } as const;
    if (agreed) await store.calls.parties.keep(contact, id, danaId, said, () => true);
    const stands = { ground: "nothing_told", disclosureId: null } as const;
    await store.calls.parties.ground({ id, contactId: contact, by: danaId, ...stands });
    return id;
  }
  /** Asks for a call under the name of whoever is called, as a resolver does. */
  const asks = async (contactId: ContactId, party: CallPartyId, withPerson = false): Promise<CallAskAnswer> =>
    one.here.asks.ask({
      id: party,
      by: { userId: danaId, sessionId: dana.session },
      contactId,
      expectedVersion: null,
      wish: { kind: "call_party", party, withPerson },
    });
  const calls = async (contact: ContactId, number: string, how: Called = {}): Promise<CallAskAnswer> =>
    asks(contact, await writtenDown(contact, number, how), how.withPerson);
  const upIn = async (call: string): Promise<readonly string[]> =>
    (await scene.live(call))?.legs.filter(({ state }) => state === "up").map(({ leg }) => leg) ?? [];
  const partyIn = (call: string): string | undefined =>
    house.legs(call).findLast((leg) => leg.startsWith("party"));

  it("[G258] is called while the person hears music, and hears them only when they are brought together", async () => {
    const { call, contact } = await scene.talks(dana);
    expect(await calls(contact, "+15550140")).toMatchObject({ kind: "asked" });
    expect(house.dialled().at(-1)).toMatchObject({ to: "+15550140", show: null });
    house.answers(call, partyIn(call) ?? "");
    await expect.poll(() => house.hears(call, partyIn(call))).toBe("answer");
    expect(house.hears(call)).toBe("music");
    expect(await one.ask(danaId, contact, { kind: "together" })).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("answer party");
  });

  it("[G246] [CF70] is dialled once, and not before the person said yes", async () => {
    const { contact } = await scene.talks(dana);
    expect(await calls(contact, "+15550142", { agreed: false })).toEqual({
      kind: "refused",
      reason: "no_consent",
    });
    await calls(contact, "+15550143");
    await expect
      .poll(async () => (await store.calls.parties.ofContact(contact)).at(-1)?.transfer)
      .toBe("dialled");
    const party =
      (await store.calls.parties.ofContact(contact)).at(-1)?.id ?? CallPartyId.parse(randomUUID());
    const again = { kind: "call_party", party, withPerson: false } as const;
    expect(await one.ask(danaId, contact, again)).toEqual({ kind: "refused", reason: "not_now" });
    const asPerson = { kind: "call_person", party } as const;
    expect(await one.ask(danaId, contact, asPerson)).toEqual({ kind: "refused", reason: "nobody_there" });
    expect(house.dialled().filter(({ to }) => to === "+15550143")).toHaveLength(1);
    expect(house.dialled().filter(({ to }) => to === "+15550142")).toEqual([]);
  });

  it("[G262] whose number is none is not dialled, and that is said", async () => {
    const { contact } = await scene.talks(dana);
    expect(await calls(contact, "12")).toEqual({ kind: "refused", reason: "not_dialable" });
  });

  it("[G258] is called from a text contact: the softphone first, and the contact stays open when they hang up", async () => {
    const contact = await sampleHeld(store, danaId);
    expect(await calls(contact, "+15550141")).toMatchObject({ kind: "asked" });
    await expect.poll(() => house.dialled().at(-1)?.to).toBe("+15550141");
    const [call = ""] = house.calls();
    expect(house.rang().at(-1)).toEqual({ device: dana.phone.device, call });
    house.answers(call, partyIn(call) ?? "");
    await expect.poll(() => house.hears(call, partyIn(call))).toBe("own");
    house.hangsUp(call, partyIn(call) ?? "");
    await expect.poll(() => house.calls()).toEqual([]);
    expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: danaId } });
  });

  it("[CF57] [G258] is left with the person, to whom whoever left them may come back and call for help", async () => {
    const { call, contact } = await scene.talks(dana);
    await calls(contact, "+15550170", { withPerson: true });
    house.answers(call, partyIn(call) ?? "");
    await expect.poll(() => house.hears(call)).toBe("answer party");
    expect(await one.ask(danaId, contact, { kind: "leave" })).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("party");
    expect(await calls(contact, "+15550171", { role: "emergency_centre" })).toEqual({
      kind: "refused",
      reason: "not_now",
    });
    const back = { kind: "answer", device: dana.phone.device } as const;
    expect(await one.ask(danaId, contact, back)).toMatchObject({ kind: "asked" });
    expect(house.hears(call)).toBe("answer party");
    expect(await scene.rowOf(contact)).toMatchObject({ holder: { id: danaId } });
    const help = { role: "emergency_centre", withPerson: true } as const;
    expect(await calls(contact, "+15550172", help)).toMatchObject({ kind: "asked" });
    expect(house.dialled().at(-1)).toMatchObject({ to: "+15550172" });
  });

  it("[CF51] [G246] is not called when our own softphone stays mute, which is said; called again it is dialled, once", async () => {
    const contact = await sampleHeld(store, danaId);
    const before = house.dialled().length;
    const centre = await writtenDown(contact, "+15550150", { role: "emergency_centre" });
    dana.phone.isMute = true;
    expect(await asks(contact, centre)).toEqual({ kind: "refused", reason: "not_heard" });
    expect(house.dialled()).toHaveLength(before);
    expect(await store.calls.parties.of(centre)).toMatchObject({ dialledAt: null });
    // Over for the store, too: until then the contact has a call in which nobody is rung.
    await expect.poll(() => store.calls.live(VOICE)).toEqual([]);
    dana.phone.isMute = false;
    // The answer may be lost on its way: whoever asks meanwhile asks the same.
    const said = await Promise.all([asks(contact, centre), asks(contact, centre)]);
    expect(said.map(({ kind }) => kind)).toEqual(["asked", "asked"]);
    // Answered is that it is dialled, and not that it will be.
    expect(house.dialled().slice(before)).toMatchObject([{ to: "+15550150" }]);
    expect((await store.calls.parties.of(centre))?.dialledAt).not.toBeNull();
    expect(await asks(contact, centre)).toMatchObject({ kind: "asked" });
    expect(house.dialled()).toHaveLength(before + 1);
  });

  it("[G246] is dialled for whoever asks again once they were told that it was not, though nobody here knows yet that they were", async () => {
    const contact = await sampleHeld(store, danaId);
    const before = house.dialled().length;
    const centre = await writtenDown(contact, "+15550151", { role: "emergency_centre" });
    dana.phone.isMute = true;
    const heard = Promise.withResolvers<void>();
    const { answer } = store.calls.asks;
    vi.spyOn(store.calls.asks, "answer").mockImplementationOnce(async (...said) => {
      await answer(...said);
      await heard.promise;
    });
    try {
      expect(await asks(contact, centre)).toEqual({ kind: "refused", reason: "not_heard" });
      dana.phone.isMute = false;
      expect(await asks(contact, centre)).toMatchObject({ kind: "asked" });
      expect(house.dialled().slice(before)).toMatchObject([{ to: "+15550151" }]);
      // What is asked of their call from then on is asked of the one that goes on.
      expect(await one.ask(danaId, contact, { kind: "hang_up" })).toMatchObject({ kind: "asked" });
    } finally {
      heard.resolve();
    }
  });

  it("[G262] from a text, too, is refused where the exchange does not dial the number", async () => {
    const contact = await sampleHeld(store, danaId);
    expect(await calls(contact, "12")).toEqual({ kind: "refused", reason: "not_dialable" });
  });

  it("[CF72] [DB353] who was marked while they rang is not brought to the person, and whoever sends help is at once", async () => {
    const { call, contact } = await scene.talks(dana);
    await calls(contact, "+15550160", { withPerson: true });
    const shelter = partyIn(call) ?? "";
    await store.reach.happened({ contactId: contact, by: danaId, kind: "exploiter_marked" });
    house.answers(call, shelter);
    await expect.poll(async () => upIn(call)).toContain(shelter);
    expect(await one.ask(danaId, contact, { kind: "together" })).toEqual({
      kind: "refused",
      reason: "may_be_exploiter",
    });
    expect([house.hears(call), house.hears(call, shelter)]).toEqual(["answer", "music"]);
    await calls(contact, "+15550161", { role: "emergency_centre", withPerson: true });
    const help = partyIn(call) ?? "";
    house.answers(call, help);
    await expect.poll(() => house.hears(call)).toBe("answer party");
    expect([house.hears(call, help), house.hears(call, shelter)]).toEqual(["answer caller", "music"]);
  });
});
