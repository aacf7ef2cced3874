import { PersonId, VERIFICATION_HOLDS_MS } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleForget, sampleVerified } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 24 * 3_600_000;
  scene = await house.scene();
});

const asDana = () => sampleAsker(house.staff.dana);
const verify = async (person = scene.person) => sampleVerified(house, scene, person);
const ask = async (over: Parameters<typeof sampleForget>[2] = {}) => sampleForget(house, scene, over);
const carryOut = async (id: string, by = house.staff.lee) =>
  house.store.forgetting.carryOut(id, sampleAsker(by));
const requests = async () => house.store.forgetting.list(scene.caseId, asDana());
const verified = async () => (await house.store.recipients.verified(scene.caseId, asDana())) ?? [];
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
const mark = async (kind: "exploiter_marked" | "exploiter_mark_taken_back") =>
  house.store.reach.happened({ contactId: scene.contactId, by: house.staff.dana, kind });
async function another(): Promise<PersonId> {
  const id = PersonId.parse(crypto.randomUUID());
  await house.store.cases.add(scene.caseId, asDana(), { kind: "person", values: newCasePerson(id) });
  return id;
}

describe("what is asked under one id", () => {
  it("[DB420] is asked once, and nothing else is by it: of another, of one thing, by another or in other words", async () => {
    const other = await another();
    for (const person of [scene.person, other]) await verify(person);
    const { id } = await ask();
    expect((await ask({ id })).kind).toBe("asked");
    expect((await ask({ id, field: "telephones" })).kind).toBe("taken");
    expect((await ask({ id, person: other })).kind).toBe("taken");
    expect((await ask({ id, by: house.staff.lee })).kind).toBe("taken");
    const asked = { id, caseId: scene.caseId, person: scene.person, field: null, words: "only the address" };
    expect((await house.store.forgetting.ask(asked, asDana())).kind).toBe("taken");
    const stranger = await house.scene();
    await sampleVerified(house, stranger, stranger.person);
    expect((await sampleForget(house, stranger, { id })).kind).toBe("taken");
    expect(await requests()).toHaveLength(1);
  });
});

describe("that somebody was verified as themself", () => {
  it("[DB425] counts for four hours, to be chosen, to ask and to be told what is kept of them, whatever statement tries", async () => {
    const { rows } = await house.client.query<{ ms: string }>(
      "select extract(epoch from verification_holds()) * 1000 as ms",
    );
    expect(Number(rows[0]?.ms)).toBe(VERIFICATION_HOLDS_MS);
    await verify();
    const [as] = await verified();
    const told = async () =>
      house.store.disclosures.confirm(
        {
          id: crypto.randomUUID(),
          asked: scene.asked({ recipient: as?.id ?? "" }),
          how: "spoken",
          seen: null,
        },
        asDana(),
        testDecide(scene.yes({ ruleId: "A9", releaseId: null })),
      );
    now += VERIFICATION_HOLDS_MS - 1;
    expect(await verified()).toMatchObject([{ person: scene.person }]);
    expect((await told()).kind).toBe("done");
    expect((await ask({ field: "telephones" })).kind).toBe("asked");
    now += 1;
    expect(await verified()).toEqual([]);
    expect((await told()).kind).toBe("not_found");
    expect((await ask()).kind).toBe("unverified");
    const asks = `insert into forget_request (id, case_id, person_id, recipient_id, asked_at, asked_by_id, body)
      values (gen_random_uuid(), $1, $2, $3, to_timestamp($4::bigint / 1000.0), $5, '')`;
    const values = [scene.caseId, scene.person, as?.id, now, house.staff.dana];
    expect(await broken(asks, ...values)).toBe("forget_request_verified");
  });

  it("[DB425] is said anew in the place of what was said before, under which what was asked stays asked", async () => {
    await verify();
    const { id } = await ask();
    const [before] = await verified();
    now += VERIFICATION_HOLDS_MS;
    expect(await verify()).toBe("vetted");
    const [after, ...more] = await verified();
    expect([after?.vettedAt, more]).toEqual([now, []]);
    expect(after?.id).not.toBe(before?.id);
    expect(await house.store.recipients.end(before?.id ?? "", house.staff.pat)).toEqual({
      kind: "not_found",
    });
    expect((await carryOut(id)).kind).toBe("forgotten");
  });

  it("[DB425] ends where a lead says that it is not them, by the same commit", async () => {
    await verify();
    const { id } = await ask();
    const refused = await house.store.forgetting.refuse(id, "not_them", sampleAsker(house.staff.lee));
    expect(refused).toEqual({ kind: "refused" });
    expect(await verified()).toEqual([]);
    expect((await ask()).kind).toBe("unverified");
    expect(await verify()).toBe("vetted");
  });

  it("[DB420] is not said by the lead who carries it out", async () => {
    const words = { name: "Ana", reach: "", vetting: "their word" };
    const { caseId, person } = scene;
    const given = { id: crypto.randomUUID(), caseId, person, asker: sampleAsker(house.staff.lee), words };
    expect((await house.store.recipients.verifyPerson(given)).kind).toBe("vetted");
    expect((await house.store.recipients.verifyPerson(given)).kind).toBe("vetted");
    const other = { ...given, words: { ...words, vetting: "nothing" } };
    expect((await house.store.recipients.verifyPerson(other)).kind).toBe("taken");
    const { id } = await ask();
    expect((await carryOut(id)).kind).toBe("verified_by_you");
    expect((await carryOut(id, house.staff.lou)).kind).toBe("forgotten");
  });
});

describe("whoever asks, and may not be who they say", () => {
  it("[DB427] is not forgotten while somebody who speaks for them there may be who exploits them", async () => {
    await verify();
    const { id } = await ask({ field: "telephones" });
    await mark("exploiter_marked");
    expect((await ask()).kind).toBe("may_be_exploiter");
    expect((await carryOut(id)).kind).toBe("may_be_exploiter");
    await mark("exploiter_mark_taken_back");
    expect((await ask()).kind).toBe("asked");
    expect((await carryOut(id)).kind).toBe("forgotten");
  });

  it("[DB427] is not forgotten while their word of danger stands in a contact that is open", async () => {
    await verify();
    const { id } = await ask();
    const danger = async (word: string | null) => {
      await house.client.query("begin; set local session_replication_role = replica");
      await house.client.query("update contact set danger = $2::danger_reason where id = $1", [
        scene.contactId,
        word,
      ]);
      await house.client.query("commit");
    };
    await danger("danger_word");
    expect((await ask({ field: "telephones" })).kind).toBe("in_danger");
    expect((await carryOut(id)).kind).toBe("in_danger");
    await danger(null);
    expect((await carryOut(id)).kind).toBe("forgotten");
  });

  it("[DB426] takes it back by whoever may write it down, once, and can ask anew", async () => {
    await verify();
    const { id } = await ask();
    const takeBack = async (by = house.staff.dana) =>
      (await house.store.forgetting.takeBack(id, sampleAsker(by))).kind;
    expect(await takeBack(house.staff.ada)).toBe("not_found");
    expect(await takeBack()).toBe("taken_back");
    expect(await takeBack()).toBe("already");
    expect((await carryOut(id)).kind).toBe("already");
    expect(await requests()).toMatchObject([{ decided: { by: { name: "Dana" }, because: "taken_back" } }]);
    expect((await ask()).kind).toBe("asked");
  });
});
