import type { ContactId, Role, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";

const ROLES = ["advocate", "shift_lead"] as const;
let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 86_400_000;
  scene = await house.scene();
  for (const user of Object.values(house.staff)) await house.store.shifts.end(user);
  await house.client.query(
    "update case_bar set ended_at = now(), ended_by_id = by_id where ended_at is null",
  );
  await settle();
});

const settle = async (roles: readonly Role[] = ROLES): Promise<boolean> =>
  (await house.store.bars.settleUncovered(roles)) > 0;
const told = async (by: UserId) => house.store.bars.uncovered(by);
const onShift = async (...users: readonly UserId[]): Promise<void> => {
  for (const user of users) await house.store.shifts.keep(user, "available");
};
const bar = async (user: UserId): Promise<string> => {
  const id = crypto.randomUUID();
  await house.client.query(
    "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
    [id, scene.caseId, user, user === house.staff.lee ? house.staff.lou : house.staff.lee],
  );
  return id;
};
const end = async (id: string) =>
  house.client.query("update case_bar set ended_at = now(), ended_by_id = by_id where id = $1", [id]);
async function move(id: ContactId, by: UserId, kind: "return" | "claim"): Promise<void> {
  const version = (await house.store.contacts.contact(id))?.row.version ?? 0;
  expect(await house.store.moves.move(id, by, version, { kind })).toMatchObject({ kind: "moved" });
}
/** It waits; Ada and Lee are on shift, and barred from it. */
async function uncoveredScene(): Promise<{ readonly ada: string; readonly lee: string }> {
  const { staff } = house;
  await move(scene.contactId, staff.dana, "return");
  await onShift(staff.ada, staff.lee);
  return { ada: await bar(staff.ada), lee: await bar(staff.lee) };
}
const NOTHING = { contacts: [], hasOther: false };

describe("a contact that waits while everybody on shift is barred from it", () => {
  it("[DB562] [A92] is told to whoever is not barred with its number and since when, and to whoever is as that there is one", async () => {
    const { staff, store } = house;
    await uncoveredScene();
    expect(await settle()).toBe(true);
    const number = (await store.contacts.contact(scene.contactId))?.row.number;
    expect(await told(staff.lou)).toEqual({
      contacts: [{ id: scene.contactId, number, since: now }],
      hasOther: false,
    });
    expect(await told(staff.lee)).toEqual({ contacts: [], hasOther: true });
  });

  it("[DB562] is told in the queue's stream once, and once more when it is over, in words that name nothing", async () => {
    const from = await house.store.log.head();
    const bars = await uncoveredScene();
    expect([await settle(), await settle()]).toEqual([true, false]);
    now += 60_000;
    await end(bars.ada);
    expect([await settle(), await settle()]).toEqual([true, false]);
    const { events } = await house.store.log.since("queue:main", from, 100);
    const said = events.filter(({ payload }) => (payload as { kind: string }).kind === "uncovered");
    const one = { kind: "uncovered", id: expect.any(String), version: 1 };
    expect(said.map(({ payload }) => payload)).toEqual([one, one]);
    expect(said.map(({ payload }) => (payload as { id: string }).id)).not.toContain(scene.contactId);
  });

  it("[DB562] keeps since when it is so while it is so, however often it is settled", async () => {
    await uncoveredScene();
    await settle();
    const since = now;
    now += 120_000;
    await settle();
    expect((await told(house.staff.lou)).contacts).toMatchObject([{ since }]);
  });

  it.each<readonly [string, (bars: { readonly ada: string; readonly lee: string }) => Promise<unknown>]>([
    ["a bar is ended", async ({ lee }) => end(lee)],
    ["somebody comes on shift who is not barred", async () => onShift(house.staff.lou)],
    ["an advocate comes on shift who is not barred", async () => onShift(house.staff.dana)],
    ["somebody has it", async () => move(scene.contactId, house.staff.lou, "claim")],
    [
      "nobody is on shift any more, which is no bar's doing",
      async () => {
        for (const user of [house.staff.ada, house.staff.lee]) await house.store.shifts.end(user);
      },
    ],
  ])("[DB562] is no longer one by itself once %s", async (_what, happens) => {
    const bars = await uncoveredScene();
    await settle();
    expect((await told(house.staff.lou)).contacts).toHaveLength(1);
    await happens(bars);
    expect(await settle()).toBe(true);
    expect([await told(house.staff.lou), await told(house.staff.lee)]).toEqual([NOTHING, NOTHING]);
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ["no bar stands", async () => move(scene.contactId, house.staff.dana, "return")],
    [
      "one of those on shift is not barred",
      async () => {
        await move(scene.contactId, house.staff.dana, "return");
        await bar(house.staff.ada);
      },
    ],
    [
      "somebody has it",
      async () => {
        for (const user of [house.staff.ada, house.staff.lee]) await bar(user);
      },
    ],
    [
      "it is set aside until a time",
      async () => {
        await uncoveredScene();
        await house.client.query(
          `update contact set set_aside_until = instant($2), set_aside_by_id = $3, version = version + 1 where id = $1`,
          [scene.contactId, now + 3_600_000, house.staff.lou],
        );
      },
    ],
  ])("[DB562] is none while %s", async (_what, happens) => {
    await onShift(house.staff.ada, house.staff.lee);
    await happens();
    await settle();
    expect(await told(house.staff.lou)).toEqual(NOTHING);
  });

  it("[DB562] is one also while whoever could take it has no console open, and none whose role takes nothing counts", async () => {
    const { staff, client } = house;
    await uncoveredScene();
    await onShift(staff.lou);
    expect(await settle()).toBe(false);
    await client.query("update shift set gone_since = now() where user_id = $1", [staff.lou]);
    expect(await settle()).toBe(true);
    expect((await told(staff.lou)).contacts).toHaveLength(1);
    expect(await settle(["shift_lead"])).toBe(false);
    await client.query("delete from shift where user_id = $1", [staff.lee]);
    expect(await settle(["shift_lead"])).toBe(true);
    expect(await told(staff.lou)).toEqual(NOTHING);
  });
});
