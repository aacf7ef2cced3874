import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleLeadMove } from "../testing/index.ts";

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
});

const bar = async (user: UserId) =>
  house.client.query(
    "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
    [randomUUID(), scene.caseId, user, user === house.staff.lee ? house.staff.lou : house.staff.lee],
  );
const row = async () => (await house.store.contacts.contact(scene.contactId))?.row;

it("[A130] [DB665] whoever is barred from a contact is never whom it is moved to, and is as one who is not there", async () => {
  await bar(house.staff.ada);
  const before = await row();
  for (const isAtOnce of [true, false]) {
    const wanted = await sampleLeadMove(house.store, scene.contactId, house.staff.ada, { isAtOnce });
    expect(await house.store.leadMoves.move(wanted, house.staff.lee)).toMatchObject({
      kind: "not_allowed",
      reason: "unknown_colleague",
    });
    const nobody = await sampleLeadMove(house.store, scene.contactId, randomUUID() as UserId, { isAtOnce });
    expect(await house.store.leadMoves.move(nobody, house.staff.lee)).toMatchObject({
      kind: "not_allowed",
      reason: "unknown_colleague",
    });
  }
  expect(await row()).toEqual(before);
});

it("[A130] [DB669] nothing is put back to whoever is barred by then", async () => {
  const wanted = await sampleLeadMove(house.store, scene.contactId, house.staff.ada, { isAtOnce: true });
  expect(await house.store.leadMoves.move(wanted, house.staff.lee)).toMatchObject({ kind: "moved" });
  await bar(house.staff.dana);
  expect(await house.store.leadMoves.undo(randomUUID(), wanted.id, house.staff.lee, 0)).toMatchObject({
    kind: "not_allowed",
    reason: "unknown_colleague",
  });
});

it("[A130] [DB665] whoever is barred after they were asked for what waits is asked no longer", async () => {
  const { store, staff } = house;
  const version = (await row())?.version ?? 0;
  await store.moves.move(scene.contactId, staff.dana, version, { kind: "return" });
  await store.leadMoves.move(await sampleLeadMove(store, scene.contactId, staff.ada), staff.lee);
  expect(await row()).toMatchObject({ status: "waiting", offeredTo: { id: staff.ada } });
  await bar(staff.ada);
  await store.bars.handBack();
  expect(await row()).toMatchObject({ status: "waiting", offeredTo: null });
  expect(await store.leadMoves.ofContact(scene.contactId, staff.lee, 10)).toMatchObject([
    { state: "overtaken" },
  ]);
});

it("[A130] [DB667] a lead who is barred moves nothing of it, takes nothing back and is told of no move", async () => {
  const { store, staff } = house;
  const wanted = await sampleLeadMove(store, scene.contactId, staff.ada, { isAtOnce: true });
  await store.leadMoves.move(wanted, staff.lou);
  await bar(staff.lee);
  const again = await sampleLeadMove(store, scene.contactId, null);
  expect(await store.leadMoves.move(again, staff.lee)).toEqual({ kind: "not_found" });
  expect(await store.leadMoves.undo(randomUUID(), wanted.id, staff.lee, 0)).toEqual({ kind: "not_found" });
  expect(await store.leadMoves.placeOf(wanted.id, staff.lee)).toBeNull();
  expect(await store.leadMoves.placeOf(wanted.id, staff.lou)).toEqual({
    contactId: scene.contactId,
    from: staff.dana,
    isOffer: false,
  });
  expect(await store.leadMoves.since(0, staff.lee, 50)).not.toContainEqual(
    expect.objectContaining({ id: wanted.id }),
  );
  expect(await store.leadMoves.ofContact(scene.contactId, staff.lee, 50)).toEqual([]);
});
