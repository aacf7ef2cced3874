import type { UserId } from "@holdfast/case-schema";
import type { TestStore } from "@holdfast/db/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { callFloor } from "../testing/call-floor.ts";
import type { OnThePhone } from "../testing/call-gateway.ts";
import type { CallScene } from "../testing/call-scene.ts";
import type { PhoneHouse } from "../testing/phone-house.ts";

const floor = callFloor();
let store: TestStore;
let house: PhoneHouse;
let scene: CallScene;
let dana: OnThePhone;
let ada: OnThePhone;
beforeEach(() => {
  store = floor.store();
  ({ house, scene, dana, ada } = floor.stands());
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
      await store.shifts.keep(dana.id, "available");
      await leaves(dana.id);
      const { call } = await scene.waits();
      await store.shifts.keep(ada.id, "available");
      await expect.poll(() => house.rang()).toEqual([{ device: ada.phone.device, call }]);
      await isBack(dana.id);
      await expect.poll(() => house.rang().at(-1)).toEqual({ device: dana.phone.device, call });
    },
  );

  it("[G601] goes on with whoever talks on it, however they stand meanwhile", async () => {
    const { call, contact } = await scene.talks(dana);
    await store.shifts.keep(ada.id, "available");
    for (const [, leaves] of leavings) {
      await isBack(dana.id);
      await leaves(dana.id);
      // Another one rings meanwhile, so that the round was made.
      const next = await scene.waits();
      await expect.poll(() => house.rang().at(-1)).toEqual({ device: ada.phone.device, call: next.call });
      house.hangsUp(next.call);
      await expect.poll(() => scene.phase(next.call)).toBeUndefined();
      expect(await scene.phase(call)).toBe("talking");
      expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: dana.id } });
    }
    await isBack(dana.id);
  });
});
