import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleAsker } from "../testing/index.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";

const NOW = 1_800_000_000_000;
let house: HoldHouse;
beforeAll(async () => {
  house = await holdHouse(() => NOW);
});
afterAll(async () => house.close());

it("[DB441] [A65] what a hold of a case keeps, and what it is held for, is as not there to whoever is barred from it, until that ends", async () => {
  const { lee, lou, cam } = house.staff;
  const { legal, bars, cases } = house.store;
  const [scene, apart] = [await house.scene(), await house.scene()];
  const process = await house.order(NOW);
  await legal.about(process, scene.caseId, sampleAsker(lee));
  const ofCase = await house.hold(process, { caseId: scene.caseId });
  const ofContact = await house.hold(process, { contactId: scene.contactId });
  const other = await house.order(NOW);
  await house.hold(other, { caseId: apart.caseId });
  const list = await cases.list(sampleAsker(lee));
  const caseNumber = list.find(({ id }) => id === scene.caseId)?.number ?? 0;
  const bar = async (user: UserId) => {
    const id = crypto.randomUUID();
    const asker = { ...sampleAsker(lou), act: "bar" as const, may: () => true };
    await bars.bar({ id, caseNumber, user, reason: "other", mayBe: () => "yes" }, asker);
    return async () => bars.lift(id, asker);
  };
  const openTo = async (user: UserId) => {
    const all = (await legal.open(user)).map(({ id }) => id);
    return [process, other].filter((id) => all.includes(id));
  };
  const ends = [await bar(cam), await bar(lee)];
  for (const barred of [cam, lee]) {
    expect(await openTo(barred)).toEqual([other]);
    for (const hold of [ofCase, ofContact]) {
      expect(await legal.kept(hold, barred)).toBeNull();
      expect(await legal.keptFile(hold, crypto.randomUUID(), barred)).toBeNull();
      for (const deed of [legal.lift, legal.confirm])
        expect((await deed(hold, barred)).kind).toBe("not_found");
    }
    const kinds = await Promise.all([
      legal.giveTo(process, cam, barred),
      legal.find(process, "binds", barred),
      legal.object(process, barred),
      legal.end(process, "quashed", barred),
      legal.hold({
        id: crypto.randomUUID(),
        process,
        of: { caseId: apart.caseId },
        asker: sampleAsker(barred),
      }),
    ]);
    expect(kinds.map(({ kind }) => kind)).toEqual(kinds.map(() => "not_found"));
  }
  expect(await openTo(lou)).toEqual([process, other]);
  for (const end of ends) await end();
  expect(await openTo(cam)).toEqual([process, other]);
  expect(await legal.kept(ofCase, cam)).not.toBeNull();
  expect((await legal.lift(ofCase, cam)).kind).toBe("done");
});
