import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleCase, sampleHeld, sampleRelease } from "../testing/index.ts";

let now = 1_800_000_000_000;
let number = 15_550_100_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let address: string;
let caseId: DisclosureScene["caseId"];
let person: DisclosureScene["person"];
let releaseId: string;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  number += 1;
  address = `+${String(number)}`;
  scene = await house.scene();
  ({ id: caseId, person } = await sampleCase(house.store, house.staff.dana, await held(house.staff.dana)));
  releaseId = await agree();
});

/** A contact from that address. */
const held = async (by: UserId): Promise<ContactId> =>
  sampleHeld(house.store, by, { threadKey: crypto.randomUUID(), medium: "text", address });
async function agree(over: Parameters<typeof sampleRelease>[1] = {}): Promise<string> {
  const given = sampleRelease({ caseId, person, recipient: scene.recipient, now }, over);
  const kept = await house.store.releases.grant(given, sampleAsker(house.staff.dana));
  expect(kept).toEqual({ kind: "kept" });
  await house.store.releases.witness(given.id, caseId, sampleAsker(house.staff.lee));
  return given.id;
}
const withdraw = async (contactId: ContactId, by: UserId, id: string = crypto.randomUUID()) =>
  (await house.store.releases.withdrawInContact({ id, contactId, how: "text", by })).kind;
const unsettled = async (by = house.staff.dana) => house.store.releases.unsettled(caseId, sampleAsker(by));
const settle = async (wasTheirs: boolean, by = house.staff.dana) => {
  const id = (await unsettled())?.[0]?.id ?? crypto.randomUUID();
  return (await house.store.releases.settle({ id, caseId, person, wasTheirs }, sampleAsker(by))).kind;
};
/** How a sending ends: as it was done, or by the rule that it breaks; and what was known of withdrawals. */
async function send(by = releaseId): Promise<readonly [outcome: string, withdrawals: number]> {
  let known = -1;
  const asked = scene.asked({ caseId, chosen: [{ ...scene.nameOf(), id: person }] });
  const confirmed = { id: crypto.randomUUID(), asked, how: "on_paper", seen: null } as const;
  const outcome = await house.store.disclosures
    .confirm(confirmed, sampleAsker(house.staff.dana), (situation, all) => {
      known = situation.known.get(person)?.withdrawals.length ?? -1;
      return testDecide(scene.yes({ subject: person, releaseId: by }))(situation, all);
    })
    .then(
      ({ kind }) => kind,
      ({ constraint }: { readonly constraint?: string }) => constraint ?? "?",
    );
  return [outcome, known];
}

it("[DB336] is written down by whoever has the contact, once, who is told of no case, and holds at once", async () => {
  const { dana, ada, lee } = house.staff;
  const contactId = await held(ada);
  expect(await withdraw(contactId, dana)).toBe("not_holder");
  expect(await send()).toEqual(["done", 0]);
  const id = crypto.randomUUID();
  expect([await withdraw(contactId, ada, id), await withdraw(contactId, ada, id)]).toEqual([
    "withdrawn",
    "withdrawn",
  ]);
  expect(await withdraw(await held(lee), lee, id)).toBe("not_found");
  expect(await send()).toEqual(["disclosure_part_agreed", 1]);
  expect(await unsettled()).toEqual([{ id, person, at: now, how: "text" }]);
  expect(await unsettled(ada)).toBeNull();
  // Of whoever has another address nothing is taken back.
  expect((await scene.confirm(scene.yes())).done.kind).toBe("done");
});

it("[DB336] [DB334] is their own once whoever may read their case says so, from when it was said; a later yes stands", async () => {
  await withdraw(await held(house.staff.ada), house.staff.ada);
  now += 60_000;
  const later = await agree({ signedAt: now, filledAt: now });
  expect((await send(later))[0]).toBe("done");
  expect(await settle(true, house.staff.ada)).toBe("not_found");
  expect([await settle(true), await settle(true)]).toEqual(["settled", "not_found"]);
  expect(await unsettled()).toEqual([]);
  expect(await send()).toEqual(["disclosure_part_agreed", 1]);
  expect((await send(later))[0]).toBe("done");
  const all = await house.store.releases.list(caseId, sampleAsker(house.staff.dana));
  expect(all?.map(({ id, release }) => [id, release.revoked_at])).toEqual(
    expect.arrayContaining([
      [releaseId, now - 60_000],
      [later, null],
    ]),
  );
});

it("[DB336] is nothing any more once it was somebody else, and holds by the contact alone where no address can be compared", async () => {
  await withdraw(await held(house.staff.ada), house.staff.ada);
  expect(await settle(false)).toBe("settled");
  expect(await send()).toEqual(["done", 0]);
  const contactId = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
  const came = { kind: "person", person } as const;
  const filing = { contactId, caseId, isNew: false, newPeople: [], came, seenFiling: 0 };
  expect((await house.store.cases.file(sampleAsker(house.staff.dana), filing)).kind).toBe("filed");
  await withdraw(contactId, house.staff.dana);
  expect(await send()).toEqual(["disclosure_part_agreed", 1]);
  for (const change of [
    "update contact_withdrawal set address = null",
    "delete from contact_withdrawal_settled",
  ])
    await expect(house.client.query(change)).rejects.toMatchObject({ constraint: "only_added" });
});
