import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let now = 1_000_000;
let store: TestStore;
let dana: UserId;
let lee: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  [dana, lee] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Lee", "shift_lead")];
});
afterAll(async () => store.close());

describe("who is on shift", () => {
  it("[DB141] is nobody at first, and then whoever came, in the order they did", async () => {
    expect(await store.shifts.list()).toEqual([]);
    expect(await store.shifts.of(dana)).toBeNull();
    await store.shifts.keep(lee, "available");
    now += 1_000;
    await store.shifts.keep(dana, "available");
    expect(await store.shifts.list()).toEqual([
      {
        id: lee,
        name: "Lee",
        role: "shift_lead",
        isSignedIn: false,
        since: 1_000_000,
        state: "available",
        stateSince: 1_000_000,
        paused: [],
      },
      expect.objectContaining({ id: dana, since: 1_001_000 }),
    ]);
  });

  it("[DB141] stays since when they came through breaks, and a thing said twice moves no time", async () => {
    now += 1_000;
    await store.shifts.keep(dana, "break");
    now += 1_000;
    await store.shifts.keep(dana, "break");
    expect(await store.shifts.of(dana)).toEqual({
      since: 1_001_000,
      state: "break",
      stateSince: 1_002_000,
      paused: [],
    });
    await store.shifts.keep(dana, "available");
    expect(await store.shifts.of(dana)).toEqual({
      since: 1_001_000,
      state: "available",
      stateSince: 1_003_000,
      paused: [],
    });
  });

  it("[DB141] bears a clock that was set back", async () => {
    now -= 60_000;
    await store.shifts.keep(dana, "break");
    expect(await store.shifts.of(dana)).toMatchObject({ since: 1_001_000, stateSince: 1_001_000 });
    now += 60_000;
  });

  it("says who is signed in still", async () => {
    await store.prisma.session.create({
      data: { token: "a token", userId: dana, expiresAt: new Date(now + 60_000) },
    });
    const seen = async () => (await store.shifts.list()).map(({ name, isSignedIn }) => [name, isSignedIn]);
    expect(await seen()).toEqual([
      ["Lee", false],
      ["Dana", true],
    ]);
    now += 120_000;
    expect(await seen()).toContainEqual(["Dana", false]);
  });

  it("[DB141] is without whoever ended theirs, who may come again", async () => {
    await store.shifts.end(dana);
    await store.shifts.end(dana);
    expect(await store.shifts.of(dana)).toBeNull();
    await store.shifts.keep(dana, "available");
    expect(await store.shifts.of(dana)).toMatchObject({ since: now, state: "available" });
  });
});
