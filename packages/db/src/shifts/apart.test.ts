import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LogPosition } from "../log/log-store.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let now = 1_000_000;
let store: TestStore;
let dana: UserId;
let from: LogPosition;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 1_000;
  await store.shifts.end(dana);
  await store.shifts.keep(dana, "available");
  now += 1_000;
  from = await store.log.head();
});

const told = async (): Promise<readonly unknown[]> => {
  const { events } = await store.log.since("board:main", from, 100);
  return events.map(({ payload }) => (payload as { row: unknown }).row);
};
const row = async () => (await store.shifts.board()).rows.find(({ id }) => id === dana);

describe("whoever is on shift and apart", () => {
  it.each(["consult_only", "away"] as const)(
    "[DB650] is %s since they said so once, and as on a break to a release that knows neither",
    async (state) => {
      await store.shifts.keep(dana, state);
      const since = now;
      now += 1_000;
      await store.shifts.keep(dana, state);
      expect(await store.shifts.of(dana)).toMatchObject({ state, stateSince: since });
      expect(await told()).toEqual([await row()]);
      expect(await row()).toMatchObject({ state: "break", apart: state, stateSince: since });
      await store.shifts.keep(dana, "available");
      expect(await row()).toMatchObject({ state: "available", apart: null, stateSince: now });
    },
  );

  it("[DB650] goes from one to the other, and to a break, each since then", async () => {
    for (const state of ["away", "break", "consult_only", "away", "available"] as const) {
      now += 1_000;
      await store.shifts.keep(dana, state);
      expect(await store.shifts.of(dana)).toMatchObject({ state, stateSince: now });
    }
    expect(await told()).toHaveLength(5);
  });

  it.each([
    ["apart and available", "update shift set apart = 'away'", "shift_apart_offers_nothing"],
    ["apart in a way nobody agreed on", "update shift set state = 'break', apart = 'lunch'", "shift_apart"],
    ["without one medium twice", "update shift set paused = '{text,text}'", "shift_paused_once"],
    ["without a medium that is none", "update shift set paused = array[null::medium]", "shift_paused_once"],
  ])("[DB650] [DB651] is never %s, whatever statement says so", async (_what, statement, constraint) => {
    await expect(store.prisma.$executeRawUnsafe(statement)).rejects.toThrow(constraint);
  });

  it("[DB618] [DB650] was on no break: what that ends goes on, and only a break's end is one", async () => {
    await store.care.extendAfter(dana, 600_000);
    await store.shifts.keep(dana, "away");
    await store.shifts.keep(dana, "available");
    const { afterUntil, breakEndedAt } = (await store.care.own(dana)) ?? {};
    expect([afterUntil, breakEndedAt]).toEqual([now + 600_000, null]);
    await store.shifts.keep(dana, "break");
    now += 1_000;
    await store.shifts.keep(dana, "consult_only");
    expect(await store.care.own(dana)).toMatchObject({ breakEndedAt: now, afterUntil: now });
  });

  it("[DB618] [DB650] takes the break that was offered, and is on one", async () => {
    await store.shifts.keep(dana, "consult_only");
    now += 1_000;
    await store.care.takeBreak(dana, 600_000);
    expect(await store.shifts.of(dana)).toMatchObject({ state: "break", stateSince: now });
    expect(await row()).toMatchObject({ apart: null });
  });
});

describe("a medium on which somebody wants nothing new for now", () => {
  it("[DB651] is kept with their shift, told once, and gone with it", async () => {
    for (const medium of ["text", "voice", "text"] as const) await store.shifts.pause(dana, medium, true);
    expect(await store.shifts.of(dana)).toMatchObject({ paused: ["voice", "text"] });
    expect(await told()).toMatchObject([{ paused: ["text"] }, { paused: ["voice", "text"] }]);
    await store.shifts.keep(dana, "break");
    expect(await row()).toMatchObject({ paused: ["voice", "text"], state: "break" });
    for (let said = 0; said < 2; said += 1) await store.shifts.pause(dana, "voice", false);
    expect(await row()).toMatchObject({ paused: ["text"] });
    expect(await told()).toHaveLength(4);
    await store.shifts.end(dana);
    await store.shifts.keep(dana, "available");
    expect(await store.shifts.of(dana)).toMatchObject({ paused: [] });
  });

  it("[DB651] is nothing off shift, and loses nothing said at once", async () => {
    const all = ["voice", "text", "email", "form"] as const;
    await Promise.all(all.map(async (medium) => store.shifts.pause(dana, medium, true)));
    expect(await row()).toMatchObject({ paused: all });
    await store.shifts.end(dana);
    await store.shifts.pause(dana, "text", true);
    expect(await row()).toBeUndefined();
  });
});
