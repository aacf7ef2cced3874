import { randomUUID } from "node:crypto";
import { MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnDatabase } from "../testing/turn-database.ts";
import { turnedTime } from "../testing/turned-time.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let right: TestStore;
let client: pg.Client;
beforeAll(async () => {
  right = await testStore({ clock: () => now });
  client = await rawClient(right.connection);
});
afterAll(async () => {
  await client.end();
  await right.close();
});

/** A gateway whose clock is wrong, beside the database that is right. */
const wrongBy = async (minutes: number): Promise<TestStore> =>
  testStore({
    connection: right.connection,
    clock: () => now + minutes * MINUTE,
    passing: turnedTime(() => now),
  });

/** Somebody's contact in a crisis is closed, all of it at one gateway; by the database's own clock where that is turned to `null`. */
async function closes(at: TestStore, who: UserId, databaseSays: number | null = now): Promise<ContactId> {
  if (databaseSays !== null) await turnDatabase(client, databaseSays);
  const id = await sampleHeld(at, who);
  const version = async (): Promise<number> => (await at.contacts.contact(id))?.row.version ?? 0;
  await at.triage.triage(id, who, await version(), {
    lane: "crisis",
    speaker: null,
    language: null,
    targetMs: MINUTE,
    dangerTargetMs: MINUTE,
  });
  await at.answers.answer({
    contactId: id,
    messageId: MessageId.parse(randomUUID()),
    by: who,
    text: "I am here.",
    validForMs: null,
    check: () => null,
  });
  const close = { kind: "close", disposition: "referral_given" } as const;
  expect(await at.moves.move(id, who, await version(), close)).toMatchObject({ kind: "moved" });
  return id;
}

describe("what somebody had on a shift", () => {
  it.each([
    ["an hour behind", -60],
    ["an hour ahead", 60],
    ["right", 0],
  ])(
    "[DB643] counts in full from its first minute, and no longer, where a gateway's clock is %s",
    async (_name, minutes) => {
      now += 24 * 60 * MINUTE;
      const wrong = await wrongBy(minutes);
      try {
        const [dana, lead] = [
          await sampleStaff(right, randomUUID()),
          await sampleStaff(right, randomUUID(), "shift_lead"),
        ];
        await right.shifts.keep(dana, "available");
        const until = async () => [
          (await right.care.own(dana))?.afterUntil,
          (await wrong.care.own(dana))?.afterUntil,
        ];
        const wraps = async () => [
          (await right.care.wrappingUp()).includes(dana),
          (await wrong.care.wrappingUp()).includes(dana),
        ];
        const heavy = async () => {
          const found = (await wrong.care.heavyCounts(lead)).find(({ id }) => id === dana);
          return found && [found.count, found.since];
        };

        now += MINUTE;
        const first = await closes(wrong, dana);
        expect((await wrong.care.own(dana))?.had).toEqual([{ contactId: first, at: now, weight: "crisis" }]);
        expect(await until()).toEqual([now + 15 * MINUTE, now + 15 * MINUTE]);
        expect([await wraps(), await heavy()]).toEqual([
          [true, true],
          [1, 1],
        ]);
        await wrong.care.settle();
        expect((await right.shifts.board()).rows.find(({ id }) => id === dana)?.isWrappingUp).toBe(true);
        expect(await right.care.settle()).toBe(0);

        // Made longer at one, ended at the other.
        await wrong.care.extendAfter(dana, 5 * MINUTE);
        expect(await until()).toEqual([now + 20 * MINUTE, now + 20 * MINUTE]);
        now += MINUTE;
        await wrong.care.endAfter(dana);
        expect([await until(), await wraps()]).toEqual([
          [now, now],
          [false, false],
        ]);

        // A lead checks in at the wrong one; what comes after that, at either, counts anew.
        now += MINUTE;
        expect(await wrong.care.checkIn(dana, lead, true)).toBe(true);
        expect((await right.care.heavyCounts(lead)).find(({ id }) => id === dana)?.checkedIn?.at).toBe(now);
        expect(await heavy()).toEqual([1, 0]);
        now += MINUTE;
        await closes(right, dana);
        expect(await heavy()).toEqual([2, 1]);
        expect(await until()).toEqual([now + 15 * MINUTE, now + 15 * MINUTE]);

        now += 15 * MINUTE;
        expect(await wraps()).toEqual([false, false]);
        await wrong.care.declineBreak(dana);
        await wrong.care.takeBreak(dana, 10 * MINUTE);
        expect(await right.care.own(dana)).toMatchObject({
          now,
          declinedAt: now,
          breakUntil: now + 10 * MINUTE,
        });
        now += 10 * MINUTE;
        await wrong.shifts.keep(dana, "available");
        expect(await right.care.own(dana)).toMatchObject({ breakEndedAt: now, afterUntil: now });
        await wrong.care.settle();
        await right.shifts.end(dana);
      } finally {
        await wrong.close();
      }
    },
  );

  it("[DB643] is on their shift, and at no moment before it", async () => {
    now += 24 * 60 * MINUTE;
    const dana = await sampleStaff(right, randomUUID());
    await right.shifts.keep(dana, "available");
    await closes(right, dana, now - 1);
    expect((await right.care.own(dana))?.had).toMatchObject([{ at: now }]);
    await right.shifts.end(dana);
  });

  it("[DB643] goes by the database's own clock, which nobody turned", async () => {
    const behind = await testStore({
      clock: () => Date.now() - 60 * MINUTE,
      passing: { machine: "0".repeat(32), upMs: () => performance.now(), offMs: 0 },
    });
    const asked = await rawClient(behind.connection);
    const databaseSays = async (): Promise<number> =>
      Number((await asked.query("select ms(clock_timestamp()) as now")).rows[0]?.["now"]);
    try {
      const dana = await sampleStaff(behind, randomUUID());
      await behind.shifts.keep(dana, "available");
      const before = await databaseSays();
      await closes(behind, dana, null);
      const after = await databaseSays();
      const care = await behind.care.own(dana);
      expect(care?.had[0]?.at).toBeGreaterThanOrEqual(before);
      expect(care?.had[0]?.at).toBeLessThanOrEqual(after);
      expect(care?.now).toBeGreaterThanOrEqual(after);
      expect(care?.afterUntil).toBe((care?.had[0]?.at ?? 0) + 15 * MINUTE);
    } finally {
      await asked.end();
      await behind.close();
    }
  });
});
