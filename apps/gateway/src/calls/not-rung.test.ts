import type { UserId } from "@holdfast/case-schema";
import { sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  callGateway,
  carrying,
  everybodyHangsUp,
  onThePhone,
  type CallGateway,
  type OnThePhone,
} from "../testing/call-gateway.ts";
import { callScene, wrapUp, type CallScene } from "../testing/call-scene.ts";
import { phoneHouse, type PhoneHouse } from "../testing/phone-house.ts";

let store: TestStore;
let danaId: UserId;
let adaId: UserId;
beforeAll(async () => {
  store = await testStore({ poolSize: 12 });
  danaId = await sampleStaff(store, "Dana");
  adaId = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());

let house: PhoneHouse;
let one: CallGateway;
let scene: CallScene;
let dana: OnThePhone;
let ada: OnThePhone;
beforeEach(async () => {
  house = phoneHouse();
  one = callGateway(house, store);
  scene = callScene(house, store, one);
  await carrying(one);
  [dana, ada] = [await onThePhone(one, house, store, danaId), await onThePhone(one, house, store, adaId)];
  // Who is rung is each test's to say.
  for (const { id } of [dana, ada]) await store.shifts.keep(id, "break");
});
afterEach(async () => {
  await everybodyHangsUp(house, store);
  for (const id of [danaId, adaId]) await wrapUp(store, id);
  await one.close();
  await store.prisma.session.deleteMany();
  await store.calls.devices.endStranded();
});

describe("somebody on shift for whom nothing new is meant", () => {
  const leavings: readonly [string, (id: UserId) => Promise<unknown>][] = [
    ["is there to be consulted only", async (id) => store.shifts.keep(id, "consult_only")],
    ["is away", async (id) => store.shifts.keep(id, "away")],
    ["wants no calls for now", async (id) => store.shifts.pause(id, "voice", true)],
    [
      "has no console that answers",
      async (id) => {
        await store.absence.see([id]);
        await store.prisma.$executeRaw`update staff_seen set seen_at = now() - interval '21 seconds'`;
      },
    ],
  ];
  const isBack = async (id: UserId): Promise<void> => {
    await store.shifts.keep(id, "available");
    await store.shifts.pause(id, "voice", false);
    await store.prisma.staffSeen.deleteMany();
  };

  it.each(leavings)(
    "[G601] rings nobody who %s, and rings them once they are back",
    async (_what, leaves) => {
      await store.shifts.keep(danaId, "available");
      await leaves(danaId);
      const { call } = await scene.waits();
      await store.shifts.keep(adaId, "available");
      await expect.poll(() => house.rang()).toEqual([{ device: ada.phone.device, call }]);
      await isBack(danaId);
      await expect.poll(() => house.rang().at(-1)).toEqual({ device: dana.phone.device, call });
    },
  );

  it("[G601] goes on with whoever talks on it, however they stand meanwhile", async () => {
    const { call, contact } = await scene.talks(dana);
    await store.shifts.keep(adaId, "available");
    for (const [, leaves] of leavings) {
      await isBack(danaId);
      await leaves(danaId);
      // Another one rings meanwhile, so that the round was made.
      const next = await scene.waits();
      await expect.poll(() => house.rang().at(-1)).toEqual({ device: ada.phone.device, call: next.call });
      house.hangsUp(next.call);
      await expect.poll(() => scene.phase(next.call)).toBeUndefined();
      expect(await scene.phase(call)).toBe("talking");
      expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: danaId } });
    }
    await isBack(danaId);
  });
});
