import { PersonId } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleForget, sampleVerified } from "../testing/index.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";

let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let other: PersonId;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 24 * 3_600_000;
  scene = await house.scene();
  other = PersonId.parse(crypto.randomUUID());
  await house.store.cases.add(scene.caseId, asDana(), { kind: "person", values: newCasePerson(other) });
  for (const person of [scene.person, other]) await sampleVerified(house, scene, person);
});

const asDana = () => sampleAsker(house.staff.dana);
const ask = async (over: Parameters<typeof sampleForget>[2] = {}) => sampleForget(house, scene, over);
const carryOut = async (id: string, by = house.staff.lee) =>
  house.store.forgetting.carryOut(id, sampleAsker(by));
const requests = async () => (await house.store.forgetting.list(scene.caseId, asDana())) ?? [];
const wordsOf = async (id: string) =>
  (await house.client.query("select owner_key is not null as has_key from disclosure where id = $1", [id]))
    .rows[0]?.has_key;
const decideHeld = async (heldId: string, isApproved: boolean) => {
  const [item] = await house.store.disclosures.heldOf(heldId);
  const word = { id: item?.id ?? "", asker: sampleAsker(house.staff.lee), isApproved, why: "so" };
  return (await house.store.disclosures.decideHeld(word)).kind;
};
/** Something of both that waits for a lead's word because of the first alone. */
const waitsOfBoth = async () =>
  scene.confirm(scene.waits("D9", "supervisor"), {
    asked: scene.asked({ chosen: [scene.nameOf(), { ...scene.nameOf(), id: other }] }),
  });

describe("what somebody has with others of the case", () => {
  it("[DB421] waits for a word, and holds each who has something in it, until it was refused", async () => {
    const { heldId } = await waitsOfBoth();
    const { id } = await ask({ person: other });
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["disclosure_waiting"] });
    expect(await decideHeld(heldId, false)).toBe("decided");
    expect((await carryOut(id)).kind).toBe("forgotten");
  });

  it("[DB421] holds each of them while it can still go on the word that was given", async () => {
    const { heldId } = await waitsOfBoth();
    const { id } = await ask({ person: other });
    expect(await decideHeld(heldId, true)).toBe("decided");
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["disclosure_waiting"] });
    expect(await wordsOf(heldId)).toBe(true);
  });

  it("[DB421] keeps nobody, and is on nobody's desk, once its words are gone", async () => {
    const { heldId } = await waitsOfBoth();
    await house.client.query("begin; set local session_replication_role = replica");
    await house.client.query(
      "update disclosure set owner_key = null, packet_key = null, packet = null where id = $1",
      [heldId],
    );
    await house.client.query("commit");
    const desk = await house.store.disclosures.held("supervisor", sampleAsker(house.staff.lee));
    expect(desk.filter(({ disclosureId }) => disclosureId === heldId)).toEqual([]);
    for (const person of [scene.person, other])
      expect((await carryOut((await ask({ person })).id)).kind).toBe("forgotten");
  });

  it("[DB422] stays whole where it was told anew after it was forgotten, whoever is forgotten next", async () => {
    expect((await carryOut((await ask({ field: "name" })).id)).kind).toBe("forgotten");
    now += 60_000;
    await house.store.cases.change(scene.caseId, asDana(), {
      kind: "person",
      id: scene.person,
      field: "name",
      value: "Ana R.",
      seenRevision: 2,
    });
    const { id: sent } = await scene.confirm(scene.yes());
    now += 60_000;
    expect((await carryOut((await ask({ person: other })).id)).kind).toBe("forgotten");
    expect(await wordsOf(sent)).toBe(true);
    expect(
      await house.client
        .query("update disclosure set owner_key = null, packet_key = null, packet = null where id = $1", [
          sent,
        ])
        .catch((error: { readonly constraint?: string }) => error.constraint),
    ).toBe("disclosure_words_stay");
    expect((await carryOut((await ask({ field: "name" })).id)).kind).toBe("forgotten");
    expect(await wordsOf(sent)).toBe(false);
  });
});

describe("what was asked besides", () => {
  it("[DB424] keeps no words of what is gone, and is done with the whole of them by one commit", async () => {
    const { id: one } = await ask({ field: "telephones" });
    expect((await carryOut(one)).kind).toBe("forgotten");
    expect(await requests()).toMatchObject([{ id: one, words: null, decided: { because: null } }]);
    const { rows } = await house.client.query("select body from forget_request where id = $1", [one]);
    expect(rows).toEqual([{ body: null }]);
    // Written down by the lead who carries out the whole of it.
    const { id: left } = await ask({ field: "name", by: house.staff.lee });
    const { id: whole } = await ask();
    expect((await carryOut(whole)).kind).toBe("forgotten");
    expect((await requests()).find(({ id }) => id === left)).toMatchObject({
      decided: { by: { name: "Lee" }, because: null },
    });
  });
});

describe("what stands against it outside of the record", () => {
  it("[DB421] is a hold on a contact of the case, whatever statement forgets", async () => {
    const { id } = await ask();
    const { id: one } = await ask({ field: "telephones" });
    const hold = await house.hold(await house.order(now), { contactId: scene.contactId });
    for (const each of [id, one])
      expect(await carryOut(each)).toEqual({ kind: "waits", because: ["legal_hold"] });
    const forgets = house.client.query("select forget_person($1, $2)", [scene.caseId, scene.person]);
    await expect(forgets).rejects.toMatchObject({ constraint: "forget_waits" });
    await house.lift(hold);
    for (const each of [one, id]) expect((await carryOut(each)).kind).toBe("forgotten");
  });

  it("[DB421] is a withdrawal that may be theirs, until it is said whose it was", async () => {
    const { id } = await ask({ field: "telephones" });
    const withdrawal = crypto.randomUUID();
    const { contactId, caseId, person } = scene;
    const { releases } = house.store;
    await releases.withdrawInContact({ id: withdrawal, contactId, how: "text", by: house.staff.dana });
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["withdrawal_unsettled"] });
    await releases.settle({ id: withdrawal, caseId, person, wasTheirs: true }, asDana());
    expect((await carryOut(id)).kind).toBe("forgotten");
  });

  it("[DB428] is nothing that they agreed to: with them goes every yes of theirs, whoever asks by it", async () => {
    expect((await carryOut((await ask()).id)).kind).toBe("forgotten");
    const asked = scene.asked({ chosen: [{ ...scene.nameOf(), id: other }] });
    const confirmed = { id: crypto.randomUUID(), asked, how: "on_paper", seen: null } as const;
    let yeses: unknown = null;
    const sent = house.store.disclosures.confirm(confirmed, asDana(), (situation, given) => {
      yeses = situation.known.get(scene.person)?.releases;
      return testDecide(scene.yes())(situation, given);
    });
    await expect(sent).rejects.toMatchObject({ constraint: "disclosure_part_agreed" });
    expect(yeses).toEqual([]);
  });

  it("[DB428] is taken back by the same commit, as it is listed, and so is what they could still sign", async () => {
    const { contactId, caseId, person, recipient, releaseId } = scene;
    const { signPages, releases } = house.store;
    const page = {
      id: crypto.randomUUID(),
      caseId,
      person,
      recipient,
      purpose: "legal_help",
      dataClasses: ["identity"],
      withheldIn: [],
      said: {
        subject_age: "adult",
        under_guardianship: false,
        may_receive_service_alone: null,
        alone: "yes",
      },
      expiresAt: now + 86_400_000,
      contactId,
      withheld: "",
    } as const;
    const keys = { token: crypto.randomUUID(), code: "123456" };
    expect((await signPages.offer(page, keys, asDana(), () => null)).kind).toBe("offered");
    expect((await carryOut((await ask()).id)).kind).toBe("forgotten");
    const listed = await releases.list(caseId, asDana());
    expect(listed?.find(({ id }) => id === releaseId)?.release).toMatchObject({
      revoked_at: now,
      revoked_how: "forgotten",
    });
    expect(await signPages.list(caseId, asDana())).toMatchObject([{ state: "withdrawn" }]);
    const taken = "select how::text, recipient_id from release_withdrawal where person_id = $1";
    expect((await house.client.query(taken, [person])).rows).toEqual([
      { how: "forgotten", recipient_id: null },
    ]);
  });

  it("[DB421] is who sends: each takes the case's lock before the row's, and none waits for the other in a ring", async () => {
    const { heldId } = await waitsOfBoth();
    expect(await decideHeld(heldId, true)).toBe("decided");
    await house.client.query("begin");
    await house.client.query("select from case_file where id = $1 for no key update", [scene.caseId]);
    const sends = house.store.disclosures.sendApproved(
      heldId,
      "on_paper",
      asDana(),
      testDecide(scene.waits("D9", "supervisor")),
    );
    await lockWaiters(house.client, 1);
    const row = house.client.query("select from disclosure where id = $1 for no key update nowait", [heldId]);
    await expect(row).resolves.toMatchObject({ rowCount: 1 });
    await house.client.query("commit");
    expect((await sends).kind).toBe("done");
  });
});
