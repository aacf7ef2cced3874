import { SessionId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { turnedTime } from "../testing/turned-time.ts";

const MINUTE = 60_000;
const WITHIN = 10 * MINUTE;
let now = 1_800_000_000_000;
let right: TestStore;
beforeAll(async () => {
  right = await testStore({ clock: () => now });
});
afterAll(async () => right.close());

/** A gateway whose clock is out, beside a database whose clock is right. */
const out = async (minutes: number): Promise<TestStore> =>
  testStore({
    connection: right.connection,
    clock: () => now + minutes * MINUTE,
    passing: turnedTime(() => now),
  });

describe("a proof", () => {
  it.each([
    ["an hour ahead", 60],
    ["an hour behind", -60],
    ["right", 0],
  ])(
    "[DB628] that is given and judged by a gateway whose clock is %s lasts as long as anywhere",
    async (_name, minutes) => {
      const wrong = await out(minutes);
      const client = await rawClient(right.connection);
      try {
        const of = await sampleStaff(right, crypto.randomUUID(), "administrator");
        const id = SessionId.parse(crypto.randomUUID());
        await client.query(
          `insert into session (id, token, user_id, created_at, expires_at, proved_at)
         values ($1::uuid, $1::uuid::text, $2, instant($3), instant($3::bigint + 43200000), instant($3::bigint - 3600000))`,
          [id, of, now],
        );
        const asked = async () =>
          Promise.all(
            [right, wrong].map(async (store) => [
              await store.people.isProved(of, { sessionId: id, withinMs: WITHIN }),
              await store.people.isFactorProved(of, {
                sessionId: id,
                withinMs: WITHIN,
                factorDirectory: null,
              }),
            ]),
          );
        const every = (is: boolean) => [
          [is, is],
          [is, is],
        ];
        expect(await asked()).toEqual(every(false));
        expect(await wrong.people.prove(of, id)).toBe(true);
        // As each one's own clock has it, it is over at the same moment.
        const began = now;
        expect(await right.people.provedAt(of, id)).toBe(began);
        expect(await wrong.people.provedAt(of, id)).toBe(began + minutes * MINUTE);
        expect(await asked()).toEqual(every(true));
        now += WITHIN - 1;
        expect(await asked()).toEqual(every(true));
        now += 1;
        expect(await asked()).toEqual(every(false));
      } finally {
        await client.end();
        await wrong.close();
      }
    },
  );
});
