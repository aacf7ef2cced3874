import { USUAL_WAITS } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS, type Store, type SurgeSwitch } from "@holdfast/db";
import { expect, it } from "vitest";
import { surgeWaits } from "./surge-waits.ts";

it("[CH62] [G671] [G673] what whoever waits is told is known from memory, and ends with its time though nobody can be asked", async () => {
  let now = 1_000;
  let on: readonly Pick<SurgeSwitch, "kind" | "endsAt">[] | null = [];
  let partnerNumber: string | null = "+15550177";
  const store = {
    surge: {
      on: async () => {
        if (on === null) throw new Error("the database is away");
        return on;
      },
    },
    settings: {
      read: async () => ({ ...DEFAULT_SETTINGS, surge: { ...DEFAULT_SETTINGS.surge, partnerNumber } }),
    },
  } as unknown as Pick<Store, "surge" | "settings">;
  const waits = surgeWaits(store, () => now);
  const looked = async () => {
    await waits.chore.run();
    return waits.now();
  };
  expect(waits.now()).toBe(USUAL_WAITS);
  on = [{ kind: "page", endsAt: 9_000 }];
  expect(await looked()).toBe(USUAL_WAITS);
  on = [
    { kind: "longer_wait", endsAt: 2_000 },
    { kind: "overflow", endsAt: 3_000 },
  ];
  expect(await looked()).toEqual({ areLonger: true, elsewhere: "+15550177" });
  expect(await waits.look()).toEqual(waits.now());
  on = null;
  await expect(looked()).rejects.toThrow("away");
  now = 2_000;
  expect(waits.now()).toEqual({ areLonger: false, elsewhere: "+15550177" });
  now = 3_000;
  expect(waits.now()).toBe(USUAL_WAITS);
  on = [{ kind: "overflow", endsAt: 9_000 }];
  partnerNumber = null;
  expect(await looked()).toBe(USUAL_WAITS);
});
