import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import type { Move } from "../moves/move-store.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { CALL_WAITS, HANDLED, HOURS } from "./staffing-statements.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const ZONE = "America/New_York";
let now = Date.UTC(2027, 2, 1);
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  [dana, ada] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada")];
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  await client.query("set session_replication_role = replica");
  for (const table of ["message", "contact", "hold_ended", "call"])
    await client.query(`delete from ${table}`);
  await client.query("set session_replication_role = origin");
});

/** That instant by the wall clock of New York, which is five hours behind in winter, and four in summer. */
const winter = (day: number, hour: number, minute = 0): number => Date.UTC(2027, 1, day, hour + 5, minute);
const arriveAt = async (at: number): Promise<ContactId> => {
  now = at;
  return (await store.intake.arrive(sampleArrival({ threadKey: randomUUID(), medium: "text" }))).contactId;
};
const count = async (at: number, { zone = ZONE, ahead = 2 } = {}) => {
  now = at;
  return store.staffing.count({ zone, ahead, shortMs: 5_000 });
};
const move = async (id: ContactId, by: UserId, wanted: Move) => {
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  expect((await store.moves.move(id, by, version, wanted)).kind).toBe("moved");
};
const close = async (id: ContactId, by: UserId) => move(id, by, { kind: "close", disposition: "silent" });

describe("what came in the hours of today and of earlier weeks", () => {
  it("[DB721] knows no week in a house of one day, whatever came in it", async () => {
    await arriveAt(winter(1, 9, 30));
    await arriveAt(winter(1, 10, 30));
    const { hours, at } = await count(winter(1, 10, 45));
    expect(at).toBe(winter(1, 10, 45));
    expect(hours.map(({ begins }) => begins)).toEqual(
      Array.from({ length: 12 }, (_none, hour) => winter(1, hour)),
    );
    expect(hours.map(({ came }) => came.text)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect(hours.every(({ earlier }) => earlier.length === 0)).toBe(true);
  });

  it("[DB721] tells weeks in which nobody came from those before there was a house", async () => {
    await arriveAt(winter(2, 3));
    await arriveAt(winter(9, 10, 5));
    await arriveAt(winter(9, 10, 59));
    const { hours } = await count(winter(23, 10, 30), { ahead: 1 });
    expect(hours.at(-1)).toEqual({
      begins: winter(23, 10),
      came: { voice: 0, text: 0 },
      earlier: [
        { voice: 0, text: 0 },
        { voice: 0, text: 2 },
        { voice: 0, text: 0 },
      ],
    });
    expect(hours[1]?.earlier).toHaveLength(2);
  });

  it("[DB721] goes by the wall clock over the change to summer time, and has no week for an hour that its clocks left out", async () => {
    await arriveAt(winter(1, 0));
    // At ten in the evening of a Sunday in winter, and of one in summer: 14 March 2027 has no hour from two to three.
    await arriveAt(Date.UTC(2027, 2, 8, 3, 10));
    await arriveAt(Date.UTC(2027, 2, 15, 2, 10));
    const evening = await count(Date.UTC(2027, 2, 22, 2, 30), { ahead: 1 });
    expect(
      evening.hours
        .at(-1)
        ?.earlier.slice(0, 3)
        .map(({ text }) => text),
    ).toEqual([1, 1, 0]);
    const [, , two] = (await count(Date.UTC(2027, 2, 21, 6, 30), { ahead: 1 })).hours;
    expect(two?.begins).toBe(Date.UTC(2027, 2, 21, 6));
    // Of the seven weeks since the first of February six are asked about, of which one has no such hour.
    expect(two?.earlier).toHaveLength(5);
    // The day itself has 23 hours.
    expect((await count(Date.UTC(2027, 2, 15, 3, 59), { ahead: 1 })).hours).toHaveLength(23);
  });

  it("[DB721] has both hours of a day that has one twice, each with what came in it, and with the later of it a week after", async () => {
    await arriveAt(Date.UTC(2027, 8, 1));
    // From one to two on 7 November, in summer time and then in winter time.
    await arriveAt(Date.UTC(2027, 10, 7, 5, 10));
    await arriveAt(Date.UTC(2027, 10, 7, 6, 10));
    await arriveAt(Date.UTC(2027, 10, 7, 6, 20));
    const { hours } = await count(Date.UTC(2027, 10, 8, 4, 30), { ahead: 1 });
    expect(hours).toHaveLength(25);
    expect(hours.slice(0, 4).map(({ came }) => came.text)).toEqual([0, 1, 2, 0]);
    const later = await count(Date.UTC(2027, 10, 14, 6, 30), { ahead: 1 });
    expect(later.hours[1]?.earlier[0]).toEqual({ voice: 0, text: 2 });
  });

  it("[DB721] goes by whichever zone is named, one that is half an hour apart too", async () => {
    await arriveAt(Date.UTC(2027, 1, 1, 0, 15));
    const { hours } = await count(Date.UTC(2027, 1, 1, 0, 20), { zone: "Asia/Kolkata", ahead: 1 });
    expect(hours.at(-1)).toMatchObject({ begins: Date.UTC(2027, 0, 31, 23, 30), came: { text: 1 } });
  });
});

describe("how long contacts were had", () => {
  const told = async () => (await count(now)).handled;

  it("[DB720] is all the time that somebody had them, by how many ended, whoever had a part of it", async () => {
    const [first, second] = [await arriveAt(winter(3, 9)), await arriveAt(winter(3, 9))];
    await move(first, dana, { kind: "claim" });
    now += 10 * MINUTE;
    await close(first, dana);
    expect(await told()).toEqual({ voice: { meanMs: 0, of: 0 }, text: { meanMs: 10 * MINUTE, of: 1 } });
    await move(second, ada, { kind: "claim" });
    now += 4 * MINUTE;
    await move(second, dana, { kind: "take_over", from: ada, reason: "agreed" });
    now += 2 * MINUTE;
    await close(second, dana);
    expect(await told()).toMatchObject({ text: { meanMs: 8 * MINUTE, of: 2 } });
  });

  it("[DB720] names nobody, counts a contact that began anew once, and is forgotten after four weeks", async () => {
    const id = await arriveAt(winter(4, 9));
    await move(id, dana, { kind: "claim" });
    now += MINUTE;
    await close(id, dana);
    await client.query("update contact set reopened = 1, version = version + 1 where id = $1", [id]);
    const { rows } = await client.query(
      "select column_name as name from information_schema.columns where table_name = 'hold_ended' order by 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(["at", "held_ms", "id", "is_last", "medium"]);
    expect((await told()).text.of).toBe(1);
    now += 29 * DAY;
    expect((await told()).text.of).toBe(0);
    expect(await store.staffing.forgetHolds(28 * DAY)).toBe(1);
    expect(await store.staffing.forgetHolds(28 * DAY)).toBe(0);
  });
});

it("[DB721] counts how long callers waited and who gave up, whoever hung up at once not among them", async () => {
  await client.query("set session_replication_role = replica");
  const ended = async (waitedMs: number, hasLeft: boolean) =>
    client.query(
      `insert into call (id, contact_id, channel, key, direction, line, started_at, waiting_from, phase, phase_since, answered_at, answered_by_id, ended_at, ended_as, version)
       select gen_random_uuid(), gen_random_uuid(), 'voice', gen_random_uuid(), 'in', enum_first(null::call_line), at, at, 'ended', at,
         case when $3 then null else at + $2 * interval '1 ms' end, case when $3 then null else $4::uuid end, at + $2 * interval '1 ms',
         case when $3 then 'hung_up_waiting' else 'hung_up' end::call_end, 1 from (select to_timestamp($1 / 1000.0) as at) moment`,
      [now - HOUR, waitedMs, hasLeft, dana],
    );
  await ended(4_999, true);
  await ended(30_000, true);
  await ended(12_000, false);
  await client.query("set session_replication_role = origin");
  expect((await count(now)).callWaits).toEqual({ waitedMs: 42_000, left: 1 });
});

it("[DB721] reads nothing but what came in the hours it is asked about: each part goes by its index", async () => {
  await client.query("set enable_seqscan = off");
  const plan = async (sql: string, ...values: readonly (string | number)[]): Promise<string> => {
    const filled = values.reduce<string>(
      (text, value, nth) =>
        text.replaceAll(`$${nth + 1}`, typeof value === "string" ? `'${value}'` : String(value)),
      sql,
    );
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${filled}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  const plans = [
    [await plan(HOURS, now, ZONE, 8, 6), "contact_opened_idx"],
    [await plan(HANDLED, now - DAY, now, 10), "hold_ended_at_idx"],
    [await plan(CALL_WAITS, now - DAY, now, 5_000, 10), "call_ended_idx"],
  ] as const;
  await client.query("reset enable_seqscan");
  for (const [told, index] of plans) {
    expect(told).toContain(index);
    expect(told).not.toContain("Seq Scan");
  }
});
