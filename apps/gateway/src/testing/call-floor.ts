import type { Waits } from "@holdfast/channel-kit";
import { sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import {
  callGateway,
  carrying,
  everybodyHangsUp,
  onThePhone,
  type CallGateway,
  type OnThePhone,
} from "./call-gateway.ts";
import { callScene, wrapUp, type CallScene } from "./call-scene.ts";
import { phoneHouse, type PhoneHouse } from "./phone-house.ts";

/** Where tests of calls take place. Both advocates are on a break: who is rung is each test's to say. */
export interface CallFloor {
  readonly house: PhoneHouse;
  readonly one: CallGateway;
  readonly scene: CallScene;
  readonly dana: OnThePhone;
  readonly ada: OnThePhone;
}

/** One floor for each test of a file, over one store of them all: made before it, and cleared after it. */
export function callFloor(waits?: () => Waits): {
  readonly store: () => TestStore;
  readonly stands: () => CallFloor;
} {
  let store: TestStore;
  let floor: CallFloor;
  let ids: readonly Parameters<typeof onThePhone>[3][];
  beforeAll(async () => {
    store = await testStore({ poolSize: 12 });
    ids = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada")];
  });
  afterAll(async () => store.close());
  beforeEach(async () => {
    const house = phoneHouse();
    const one = callGateway(house, store, waits);
    await carrying(one);
    const [dana, ada] = [
      await onThePhone(one, house, store, ids[0]!),
      await onThePhone(one, house, store, ids[1]!),
    ];
    for (const { id } of [dana, ada]) await store.shifts.keep(id, "break");
    floor = { house, one, scene: callScene(house, store, one), dana, ada };
  });
  afterEach(async () => {
    await everybodyHangsUp(floor.house, store);
    for (const id of ids) await wrapUp(store, id);
    await floor.one.close();
    await store.prisma.session.deleteMany();
    await store.calls.devices.endStranded();
  });
  return { store: () => store, stands: () => floor };
}
