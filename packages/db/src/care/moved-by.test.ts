import { afterAll, beforeAll, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleRelease } from "../testing/index.ts";

const HOUR = 60 * 60_000;
let now = 1_800_000_000_000;
let house: DisclosureHouse;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());

it("[DB784] leads read when the first yes runs out in a case of what somebody has now, within a day and until another goes on from it", async () => {
  const { store, staff, client } = house;
  const { dana, lee, lou } = staff;
  await store.shifts.keep(dana, "available");
  const { caseId, contactId, person, recipient } = await house.scene();
  const endsAt = now + 240 * HOUR;
  const ends = async (by = lee) =>
    (await store.care.heavyCounts(by)).find(({ id }) => id === dana)?.consentEndsAt;
  const move = async (kind: "return" | "claim") => {
    const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
    expect(await store.moves.move(contactId, dana, version, { kind })).toMatchObject({ kind: "moved" });
  };
  now = endsAt - 24 * HOUR - 1;
  expect(await ends()).toBeNull();
  now += 1;
  expect(await ends()).toBe(endsAt);
  await move("return");
  expect(await ends()).toBeNull();
  await move("claim");
  expect(await ends()).toBe(endsAt);
  await client.query(
    "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
    [crypto.randomUUID(), caseId, lou, lee],
  );
  expect([await ends(lou), await ends()]).toEqual([null, endsAt]);
  await store.releases.grant(sampleRelease({ caseId, person, recipient, now }), sampleAsker(dana));
  expect(await ends()).toBeNull();
});

it("[DB784] they read when the last break was over, once it is, and of this shift alone", async () => {
  const { store, staff } = house;
  const told = async () =>
    (await store.care.heavyCounts(staff.lee)).find(({ id }) => id === staff.ada)?.breakEndedAt;
  await store.shifts.keep(staff.ada, "available");
  expect(await told()).toBeNull();
  await store.shifts.keep(staff.ada, "break");
  now += HOUR;
  expect(await told()).toBeNull();
  await store.shifts.keep(staff.ada, "available");
  const endedAt = now;
  now += HOUR;
  expect(await told()).toBe(endedAt);
  await store.shifts.end(staff.ada);
  await store.shifts.keep(staff.ada, "available");
  expect(await told()).toBeNull();
});
