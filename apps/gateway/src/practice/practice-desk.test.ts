import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { SHIPPED_SCENARIOS } from "@holdfast/practice";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { practiceChores } from "./practice-chores.ts";
import { practiceDesk } from "./practice-desk.ts";

const MINUTE = 60_000;
let now = Date.now();
let store: TestStore;
let by: UserId;
const clock = (): number => now;
beforeAll(async () => {
  store = await testStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  by = await sampleStaff(store, `Dana ${now}`);
});

const desk = () => practiceDesk(store, by, clock);
const words = async (): Promise<readonly (string | null)[]> =>
  ((await desk().look())?.lines ?? []).map((line) => line.words);
const turnsOf = (id: string) => SHIPPED_SCENARIOS.find((one) => one.id === id)?.turns ?? [];

describe("where somebody practises", () => {
  it("[G666] writes what is due by now, each turn once, however many look at once", async () => {
    const id = randomUUID();
    expect([await desk().begin(id, "nowhere"), await desk().begin(id, "hotel-room")]).toEqual([
      "no_scenario",
      "begun",
    ]);
    expect(await words()).toEqual([]);
    const [first, second, third] = turnsOf("hotel-room");
    now += MINUTE;
    await Promise.all(Array.from({ length: 6 }, async () => desk().look()));
    expect(await words()).toEqual([first?.says, second?.says]);
    // Nobody answers: one nudge, and no more however long it takes.
    now += 30 * MINUTE;
    expect(await words()).toEqual([first?.says, second?.says, third?.nudge?.says]);
    expect((await desk().look())?.nextAt).toBeNull();
  });

  it("[G666] says when there is more, and goes on with what was answered", async () => {
    const id = randomUUID();
    await desk().begin(id, "fifteen");
    const first = await desk().look();
    expect(first?.nextAt).toBeGreaterThan(first?.startedAt ?? Infinity);
    now = first?.nextAt ?? 0;
    expect(await words()).toHaveLength(1);
    now += 5_000;
    expect(await desk().answer(randomUUID(), id, "You decide what you tell us.")).toBe("written");
    const next = (await desk().look())?.nextAt ?? 0;
    expect(next - now).toBeGreaterThanOrEqual(6_000);
    now = next;
    expect((await words()).at(-1)).toBe(turnsOf("fifteen")[1]?.says);
  });

  it("[G666] puts what was due before an answer before it, although nobody had looked", async () => {
    const id = randomUUID();
    await desk().begin(id, "hotel-room");
    now += MINUTE;
    await desk().answer(randomUUID(), id, "I am here.");
    expect(await words()).toEqual([
      turnsOf("hotel-room")[0]?.says,
      turnsOf("hotel-room")[1]?.says,
      "I am here.",
    ]);
  });

  it("[G666] plays every scenario to its end, and then nothing comes any more", async () => {
    for (const { id: scenario, turns } of SHIPPED_SCENARIOS) {
      const id = randomUUID();
      await desk().begin(id, scenario);
      for (let answers = 0; answers <= turns.length; answers += 1) {
        now += 2 * MINUTE;
        await desk().answer(randomUUID(), id, "I am here.");
      }
      now += 2 * MINUTE;
      const run = await desk().look();
      const said = (run?.lines ?? []).filter(({ turn }) => turn?.isNudge === false);
      expect([scenario, said.map((line) => line.words)]).toEqual([scenario, turns.map(({ says }) => says)]);
      expect(run?.nextAt).toBeNull();
      await store.practice.end(id, by);
    }
  });

  it("[G666] says nothing more in a run that has ended", async () => {
    const id = randomUUID();
    await desk().begin(id, "hotel-room");
    await store.practice.end(id, by);
    now += MINUTE;
    expect(await words()).toEqual([]);
    expect(await desk().answer(randomUUID(), id, "Hello?")).toBe("over");
  });
});

it("[DB696] [G669] ends what somebody forgot within ten minutes, and forgets what is a week old within an hour", async () => {
  const [lapsed, forgotten] = practiceChores(store);
  expect([lapsed?.everyMs, forgotten?.everyMs]).toEqual([10 * MINUTE, 60 * MINUTE]);
  await desk().begin(randomUUID(), "hotel-room");
  await forgotten?.run();
  now += 4 * 60 * MINUTE;
  expect(await lapsed?.run()).toBe(1);
  now += 7 * 24 * 60 * MINUTE;
  expect(await forgotten?.run()).toBeGreaterThan(0);
  expect(await desk().look()).toBeNull();
});
