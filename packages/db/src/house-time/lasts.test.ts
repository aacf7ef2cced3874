import { randomBytes } from "node:crypto";
import { SessionId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When it really is, and how far out the clocks of the gateway and the database are. */
let real = Date.now();
let out = 0;
let store: TestStore;
let client: pg.Client;
let alex: UserId;
let olu: UserId;
beforeAll(async () => {
  const clock = (): number => real + out;
  const machine = "a".repeat(32);
  const startedAt = real;
  store = await testStore({
    clock,
    passing: { machine, upMs: () => real - startedAt, offMs: 0, databaseClock: clock },
  });
  client = await rawClient(store.connection);
  alex = await sampleStaff(store, "Alex", "administrator");
  olu = await sampleStaff(store, "Olu");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  out = 0;
  await pass(MINUTE);
});

/** Looks of a gateway, while so much time passes. */
const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= HOUR) {
    real += Math.min(left, HOUR);
    await store.houseTime.look();
  }
};

/** Somebody signs in by the clock as it is, and has proved it with that. */
async function signIn(): Promise<SessionId> {
  const id = crypto.randomUUID();
  const now = real + out;
  await client.query(
    `insert into session (id, token, user_id, created_at, expires_at, proved_at)
     values ($1::uuid, $1::uuid::text, $2, instant($3), instant($3::bigint + 43200000), instant($3))`,
    [id, alex, now],
  );
  return SessionId.parse(id);
}

/** What is given for a while, for how long, and whether it lasts still. */
const GIVEN: Readonly<
  Record<string, { readonly forMs: number; readonly give: () => Promise<() => Promise<boolean>> }>
> = {
  "a proof": {
    forMs: 10 * MINUTE,
    give: async () => {
      const sessionId = await signIn();
      return async () => store.people.isProved(alex, { sessionId, withinMs: 10 * MINUTE });
    },
  },
  "a proof that was given anew": {
    forMs: 10 * MINUTE,
    give: async () => {
      const sessionId = await signIn();
      await store.people.prove(alex, sessionId);
      return async () => store.people.isProved(alex, { sessionId, withinMs: 10 * MINUTE });
    },
  },
  "a session": {
    forMs: 24 * HOUR,
    give: async () => {
      const id = await signIn();
      return async () => {
        // As often as it is used it is prolonged.
        await client.query("update session set expires_at = instant($2) where id = $1", [
          id,
          real + out + 12 * HOUR,
        ]);
        return (await store.staff.sessions()).some(({ sessionId }) => sessionId === id);
      };
    },
  },
  "a one-time link": {
    forMs: HOUR,
    give: async () => {
      const secretHash = randomBytes(32);
      await store.people.reset(olu, { secretHash, by: alex, validForMs: HOUR });
      return async () => (await store.people.findLink(secretHash)) !== null;
    },
  },
};

describe.each(Object.entries(GIVEN))("%s", (_name, { forMs, give }) => {
  const days = [0, 1, 400].map((each) => each * 24 * HOUR);
  const table = days.flatMap((by) =>
    days.flatMap((back) => [
      [by, 0],
      [0, -back],
      [by, -back],
    ]),
  );
  it.each(table)(
    "[DB569] lasts no longer than it is for, and the two minutes of two looks, given by a clock that is %i ms ahead and judged by one that is %i ms out",
    async (ahead, then) => {
      out = ahead;
      const lasts = await give();
      expect(await lasts()).toBe(true);
      out = then;
      await pass(MINUTE);
      await pass(forMs + MINUTE + 1);
      expect(await lasts()).toBe(false);
    },
  );

  it("[DB569] lasts as long as it is for, under clocks that are right", async () => {
    const lasts = await give();
    expect(await lasts()).toBe(true);
    await pass(forMs - MINUTE);
    expect(await lasts()).toBe(true);
    await pass(3 * MINUTE);
    // A session goes by the gateway's own chore as well, which counts from when it began.
    expect(await lasts()).toBe(false);
  });

  it("[DB569] is over where somebody says that it is earlier than the house believed", async () => {
    const lasts = await give();
    await pass(MINUTE);
    out = -HOUR;
    expect(await store.houseTime.confirm(real + out, null)).toEqual({ kind: "confirmed" });
    expect(await lasts()).toBe(false);
    out = 0;
    expect(await store.houseTime.confirm(real, null)).toEqual({ kind: "confirmed" });
  });
});

it("[DB569] a link that is found no more is used no more either", async () => {
  out = 400 * 24 * HOUR;
  const secretHash = randomBytes(32);
  await store.people.reset(olu, { secretHash, by: alex, validForMs: HOUR });
  out = 0;
  await pass(HOUR + 2 * MINUTE + 1);
  expect(await store.people.useLink(secretHash, "a hash")).toBe(false);
});

it("[DB569] nobody gives a session another time of the house than it began at", async () => {
  const id = await signIn();
  const { rows } = await client.query(
    `update session set began_house = began_house + interval '1 day', proved_house = proved_house + interval '1 day'
     where id = $1 returning began_house = (select at from house_time) as began, proved_house = (select at from house_time) as proved`,
    [id],
  );
  expect(rows).toEqual([{ began: true, proved: true }]);
});
