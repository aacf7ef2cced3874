import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleFollowUp, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  id = await sampleHeld(store, dana, { medium: "text" });
  await store.reach.sawLocked(id, now);
});

const looks = async (): Promise<readonly number[]> =>
  (await store.reach.record(id))?.conversation.flatMap(({ kind, at }) => (kind === "clock" ? [at] : [])) ??
  [];

describe("a time that is agreed once a clock was put back", () => {
  it("[DB240] is agreed after what was seen by the clock that ran ahead", async () => {
    const seen = now;
    now -= 10 * MINUTE;
    await sampleFollowUp(store, id, dana, { dueAt: now, until: now + 30 * MINUTE });
    expect(await looks()).toEqual([seen, now]);
  });

  it("[DB240] and so is one that is moved to another time", async () => {
    const each = await sampleFollowUp(store, id, dana, { dueAt: now, until: now + 30 * MINUTE });
    const seen = now;
    now -= 10 * MINUTE;
    const move = { kind: "move", dueAt: now, until: now + 30 * MINUTE } as const;
    expect((await store.followUps.change(each.id, dana, each.version, move)).kind).toBe("kept");
    expect(await looks()).toEqual([seen, now]);
  });

  it("[DB240] by a clock that is right nothing is looked at, and the contact keeps its version", async () => {
    const version = (await store.reach.record(id))?.version;
    now += MINUTE;
    await sampleFollowUp(store, id, dana, { dueAt: now, until: now + 30 * MINUTE });
    expect((await store.reach.record(id))?.version).toBe(version);
    expect(await looks()).toHaveLength(1);
  });
});
