import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";

const HOUR = 3_600_000;
const TEXT = "The fire drill is at four.";
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let lee: UserId;
let lou: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  lou = await sampleStaff(store, "Lou", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(() => {
  now += 48 * HOUR;
});

const say = async (id: string = randomUUID(), by = lee, text = TEXT, endsAt = now + HOUR) =>
  store.announcements.say({ id, by, text, endsAt });
const change = async (id: string, seen: number, text: string | null, by = lou) =>
  store.announcements.change({ id, by, seen, text, endsAt: now + 2 * HOUR });
const lately = async (who = dana) => store.announcements.lately(who, 24 * HOUR);

describe("what a lead says to the shift", () => {
  it("[DB680] is there for everybody until its end, and in what was said lately after it; once under its id", async () => {
    const id = randomUUID();
    expect([await say(id), await say(id), await say(id, lou)]).toEqual(["said", "said", "not_found"]);
    expect(await lately()).toEqual([
      {
        id,
        at: now,
        by: { id: lee, name: "Lee" },
        text: TEXT,
        endsAt: now + HOUR,
        changedAt: now,
        changedBy: { id: lee, name: "Lee" },
        version: 1,
        isAway: false,
      },
    ]);
    now += 24 * HOUR;
    expect(await lately()).toHaveLength(1);
    now += HOUR;
    expect(await lately()).toEqual([]);
  });

  it("[DB680] ends within a day, and not before it is said", async () => {
    for (const endsAt of [now, now - 1, now + 24 * HOUR + 1])
      expect(await say(randomUUID(), lee, TEXT, endsAt)).toBe("not_a_time");
    expect(await lately()).toEqual([]);
  });

  it("[DB697] is one thing under one id: other words, or another end, are not told of as if they were said", async () => {
    const id = randomUUID();
    await say(id);
    expect([await say(id, lee, "Another."), await say(id, lee, TEXT, now + 2 * HOUR)]).toEqual([
      "said_otherwise",
      "said_otherwise",
    ]);
    await change(id, 1, "The drill is at five.");
    expect(await say(id)).toBe("changed");
    await change(id, 2, null);
    expect(await say(id)).toBe("changed");
    expect(await lately()).toMatchObject([{ text: null, version: 3 }]);
  });

  it("[DB697] is said no longer once it has ended, and may still be taken back", async () => {
    const id = randomUUID();
    await say(id);
    now += HOUR;
    expect(await change(id, 1, "After all.")).toBe("over");
    expect(await lately()).toMatchObject([{ text: TEXT, version: 1, endsAt: now }]);
    expect(await change(id, 1, null)).toBe("said");
    expect(await lately()).toMatchObject([{ text: null, version: 2 }]);
  });

  it("[DB680] is changed by any lead at the version they saw, and comes back to whoever had put it away", async () => {
    const id = randomUUID();
    await say(id);
    await store.announcements.putAway(id, dana, 1);
    expect((await lately()).map(({ isAway }) => isAway)).toEqual([true]);
    expect((await lately(lee)).map(({ isAway }) => isAway)).toEqual([false]);
    expect(await change(id, 1, "The drill is at five.")).toBe("said");
    expect(await change(id, 1, "At six.", lee)).toBe("changed");
    expect(await lately()).toMatchObject([
      {
        text: "The drill is at five.",
        version: 2,
        by: { name: "Lee" },
        changedBy: { name: "Lou" },
        isAway: false,
      },
    ]);
    // Nobody puts away what they have not seen.
    await store.announcements.putAway(id, dana, 9);
    expect((await lately()).map(({ isAway }) => isAway)).toEqual([false]);
  });

  it("[DB680] stands nowhere once it is withdrawn, and is not said again", async () => {
    const id = randomUUID();
    await say(id);
    expect(await change(id, 1, null)).toBe("said");
    expect(await change(id, 2, null)).toBe("said");
    expect(await change(id, 2, "After all.")).toBe("changed");
    expect(await lately()).toMatchObject([{ text: null, changedBy: { name: "Lou" }, version: 2 }]);
    const { rows } = await client.query(
      "select count(*)::int as count from announcement where id = $1 and text is null",
      [id],
    );
    expect(rows).toEqual([{ count: 1 }]);
    expect(await change(randomUUID(), 1, null)).toBe("not_found");
  });

  it("[DB680] is told by its id alone, and is a row of the audit each time, which has no word of it", async () => {
    const { asOf } = await store.contacts.queue();
    const id = randomUUID();
    await say(id);
    await change(id, 1, "The drill is at five.");
    await change(id, 2, null);
    const { events } = await store.log.since("queue:main", asOf, 10);
    expect(events.map(({ payload }) => payload)).toEqual(
      [1, 2, 3].map((version) => ({ kind: "beside", about: "announcement", id, contactId: null, version })),
    );
    const { rows } = await client.query(
      "select deed, actor_id, facts from audit_row where subject_id = $1 order by seq",
      [id],
    );
    expect(rows).toEqual([
      { deed: "added", actor_id: lee, facts: { version: 1 } },
      { deed: "changed", actor_id: lou, facts: { version: 2 } },
      { deed: "ended", actor_id: lou, facts: { version: 3 } },
    ]);
  });

  it("[DB680] is forgotten once it is old", async () => {
    const id = randomUUID();
    await say(id);
    now += 8 * 24 * HOUR;
    await store.announcements.forget(7 * 24 * HOUR);
    const { rows } = await client.query("select from announcement where id = $1", [id]);
    expect(rows).toEqual([]);
  });

  it.each([
    [
      "an advocate's",
      "update announcement set changed_by_id = $2, version = version + 1 where id = $1",
      "announcement_by_lead",
    ],
    [
      "one that has ended",
      "update announcement set changed_at = ends_at, ends_at = ends_at + interval '1 hour', version = version + 1 where id = $1",
      "announcement_over",
    ],
    [
      "one by somebody else",
      "update announcement set by_id = $3, version = version + 1 where id = $1",
      "announcement_same",
    ],
    [
      "one without a word",
      "update announcement set text = '', version = version + 1 where id = $1",
      "announcement_text",
    ],
    [
      "one that lasts for days",
      "update announcement set ends_at = ends_at + interval '2 days', version = version + 1 where id = $1",
      "announcement_within",
    ],
  ])("[DB680] the schema refuses %s", async (_name, sql, rule) => {
    const id = randomUUID();
    await say(id);
    const values = sql.includes("$3") ? [id, null, lou] : sql.includes("$2") ? [id, dana] : [id];
    await expect(
      client.query(
        sql.replace("$3", "$2"),
        values.filter((each) => each !== null),
      ),
    ).rejects.toMatchObject({
      constraint: rule,
    });
  });
});
