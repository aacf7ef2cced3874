import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let store: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
let lee: UserId;
let lou: UserId;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  client = await rawClient(store.connection);
  lee = await sampleStaff(store, "Lee", "shift_lead");
  lou = await sampleStaff(store, "Lou", "shift_lead");
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(() => {
  now += 24 * HOUR;
});

const turnOn = async (id: string = randomUUID(), by = lee, endsAt = now + HOUR) =>
  store.surge.turnOn({ id, kind: "page", by, endsAt });
const isOn = async () => (await store.surge.on()).map(({ id }) => id);
const paged = async () => {
  const found: string[] = [];
  await store.alarms.round([], ({ causes }) => {
    found.push(...causes.filter(({ kind }) => kind === "paged").map(({ thing }) => thing));
    return { begin: [], end: [], tell: [] };
  });
  return found;
};

describe("what a lead turns on for a while", () => {
  it("[DB683] is on for everybody until its end, which comes by itself, once under its id and one of its kind at a time", async () => {
    const id = randomUUID();
    expect([await turnOn(id), await turnOn(id), await turnOn(id, lou), await turnOn()]).toEqual([
      "done",
      "done",
      "not_found",
      "is_on",
    ]);
    expect(await store.surge.on()).toEqual([
      {
        id,
        kind: "page",
        at: now,
        by: { id: lee, name: "Lee" },
        endsAt: now + HOUR,
        afterMs: null,
        behind: null,
      },
    ]);
    expect(await paged()).toEqual([id]);
    now += HOUR;
    expect([await isOn(), await paged()]).toEqual([[], []]);
    expect([await store.surge.settle(), await store.surge.settle()]).toEqual([1, 0]);
    expect(await turnOn()).toBe("done");
    await store.surge.turnOff((await isOn())[0]!, lee);
  });

  it("[DB799] is not on again by the id of one that is over, which says so: what was asked twice is on, or it is not", async () => {
    const off = randomUUID();
    expect([await turnOn(off), await store.surge.turnOff(off, lou), await turnOn(off)]).toEqual([
      "done",
      "done",
      "not_a_time",
    ]);
    const past = randomUUID();
    const endsAt = now + HOUR;
    expect(await turnOn(past, lee, endsAt)).toBe("done");
    now = endsAt;
    expect([await turnOn(past, lee, endsAt), await turnOn(past, lou, endsAt), await isOn()]).toEqual([
      "not_a_time",
      "not_found",
      [],
    ]);
  });

  it("[DB683] ends within twelve hours, is turned off by any lead, and by nobody else either way", async () => {
    expect([
      await turnOn(randomUUID(), lee, now),
      await turnOn(randomUUID(), lee, now + 12 * HOUR + 1),
    ]).toEqual(["not_a_time", "not_a_time"]);
    const broken = { constraint: "surge_by_lead" };
    await expect(turnOn(randomUUID(), dana)).rejects.toMatchObject(broken);
    const id = randomUUID();
    await turnOn(id, lee, now + 12 * HOUR);
    await expect(store.surge.turnOff(id, dana)).rejects.toMatchObject(broken);
    expect([await store.surge.turnOff(id, lou), await store.surge.turnOff(id, lou)]).toEqual([
      "done",
      "done",
    ]);
    expect(await store.surge.turnOff(randomUUID(), lou)).toBe("not_found");
    expect(await isOn()).toEqual([]);
    const { rows } = await client.query(
      "select actor_id, deed::text, facts from audit_row where thing = 'surge' and subject_id = $1 order by era, xid, seq",
      [id],
    );
    const facts = { kind: "page", until: now + 12 * HOUR };
    expect(rows).toEqual([
      { actor_id: lee, deed: "added", facts },
      { actor_id: lou, deed: "ended", facts },
    ]);
    const told = await client.query(
      "select payload from event where payload ->> 'id' = $1 order by xid, seq",
      [id],
    );
    expect(told.rows.map(({ payload }) => payload)).toEqual(
      [1, 2].map((version) => ({ kind: "beside", about: "surge", id, contactId: null, version })),
    );
  });
});
