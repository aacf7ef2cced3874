import { randomUUID } from "node:crypto";
import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { LAST_HOUR } from "./last-hour-statements.ts";

const [MINUTE, HOUR] = [60_000, 3_600_000];
const SHORT_MS = 5_000;
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(() => {
  now += 24 * HOUR;
});

const arrive = async () => (await store.intake.arrive(sampleArrival({ threadKey: randomUUID() }))).contactId;
const claim = async (id: ContactId) => {
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  expect((await store.moves.move(id, dana, version, { kind: "claim" })).kind).toBe("moved");
};
const move = async (id: ContactId, kind: "return") =>
  store.moves.move(id, dana, (await store.contacts.contact(id))?.row.version ?? 0, { kind });
const count = async () => store.lastHour.count(SHORT_MS);
const zeros = (...last: readonly number[]): readonly number[] => [
  ...Array.from({ length: 12 - last.length }, () => 0),
  ...last,
];

describe("the last hour", () => {
  it("[DB681] is nothing where nothing came", async () => {
    expect(await count()).toEqual({ at: now, answered: 0, left: 0, medianWaitMs: null, arrivals: zeros() });
  });

  it("[DB681] counts who came in each five minutes, who was taken, and how long the one in the middle waited", async () => {
    const begins = now;
    for (const [minutes, waits] of [
      [2, 1],
      [4, 3],
      [12, 20],
    ] as const) {
      now = begins + minutes * MINUTE;
      const id = await arrive();
      now += waits * MINUTE;
      await claim(id);
    }
    now = begins + 58 * MINUTE;
    await arrive();
    now = begins + HOUR;
    expect(await count()).toEqual({
      at: now,
      answered: 3,
      left: 0,
      medianWaitMs: 3 * MINUTE,
      arrivals: [2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    });
    now += 5 * MINUTE;
    expect(await count()).toMatchObject({ answered: 2, arrivals: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0] });
    now += HOUR;
    expect(await count()).toEqual({ at: now, answered: 0, left: 0, medianWaitMs: null, arrivals: zeros() });
  });

  it("[DB681] counts a wait once for each time that somebody waited, and none of what waits for nothing", async () => {
    const id = await arrive();
    now += MINUTE;
    await claim(id);
    await move(id, "return");
    now += MINUTE;
    await claim(id);
    expect(await count()).toMatchObject({ answered: 2 });
    const client2 = await client.query<{ waited: string }>(
      "select waited_ms as waited from wait_ended order by id desc limit 2",
    );
    expect(client2.rows.map(({ waited }) => Number(waited))).toEqual([2 * MINUTE, MINUTE]);
    await client.query("update contact set unanswered = 0, version = version + 1 where id = $1", [id]);
    await move(id, "return");
    await claim(id);
    expect(await count()).toMatchObject({ answered: 2 });
  });

  it("[DB681] counts whose call ended while they waited, and whoever hung up at once apart", async () => {
    const ended = async (afterMs: number) => {
      const contactId = await arrive();
      await client.query(
        `insert into call (id, contact_id, channel, key, direction, line, started_at, waiting_from, phase, phase_since, ended_at, ended_as, version)
         select gen_random_uuid(), $1, $2, gen_random_uuid(), 'in', enum_first(null::call_line), at, at, 'ended', at, at + $4 * interval '1 ms',
           'hung_up_waiting', 1 from (select to_timestamp($3 / 1000.0) as at) moment`,
        [contactId, ChannelId.parse("voice"), now - MINUTE, afterMs],
      );
    };
    await client.query("set session_replication_role = replica");
    await ended(SHORT_MS - 1);
    await ended(SHORT_MS);
    await ended(30_000);
    await client.query("set session_replication_role = origin");
    expect(await count()).toMatchObject({ left: 2 });
  });

  it("[DB681] names nobody, and is forgotten after a day", async () => {
    await claim(await arrive());
    const { rows } = await client.query(
      "select column_name as name from information_schema.columns where table_name = 'wait_ended' order by 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(["at", "id", "waited_ms"]);
    now += 25 * HOUR;
    expect(await store.lastHour.forgetWaits(24 * HOUR)).toBeGreaterThan(0);
    expect((await client.query("select from wait_ended")).rows).toEqual([]);
  });

  it("[DB681] reads nothing of what is older: each part goes by its index", async () => {
    await client.query("set enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain ${LAST_HOUR.replaceAll("$1", String(now)).replaceAll("$2", String(SHORT_MS))}`,
    );
    await client.query("reset enable_seqscan");
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    for (const index of ["wait_ended_at_idx", "call_ended_idx", "contact_opened_idx"])
      expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan");
  });
});
