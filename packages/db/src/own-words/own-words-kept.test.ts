import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleForget, sampleOwnWord, sampleVerified } from "../testing/index.ts";
import type { OwnWordGiven } from "./own-word-store.ts";

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

const verify = async () => sampleVerified(house, scene, scene.person);
const correct = async (over: Partial<OwnWordGiven> = {}) => sampleOwnWord(house, scene, now, over);
const said = async () =>
  (await house.store.cases.read(scene.caseId, sampleAsker(house.staff.dana)))?.ownWords ?? null;
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("what was said", () => {
  it("[DB434] is in the audit as theirs, with who wrote it down, in which contact and of which field, and no word of it", async () => {
    await verify();
    await correct();
    const { rows } = await house.client.query(
      `select actor_id, deed::text, thing::text, subject_id, contact_id, facts from audit_row
       where case_id = $1 and facts ->> 'how' = 'own_word'`,
      [scene.caseId],
    );
    expect(rows).toEqual([
      {
        actor_id: house.staff.dana,
        deed: "changed",
        thing: "case_part",
        subject_id: scene.person,
        contact_id: scene.contactId,
        facts: { how: "own_word", field: "name", verified: expect.any(String) },
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Quist|Ana/u);
  });

  it("[DB435] stays as it was, sealed, whatever statement tries, and on hold what stood there is kept, too", async () => {
    await verify();
    const id = await house.hold(await house.order(now), { caseId: scene.caseId });
    await correct();
    const { rows } = await house.client.query("select to_jsonb(said)::text as row from own_word said");
    expect(JSON.stringify(rows)).not.toMatch(/Quist|Ana/u);
    for (const [sql, rule] of [
      ["delete from own_word where case_id = $1", "own_word_stays"],
      ["update own_word set body = null where case_id = $1", "own_word_same"],
      ["update own_word set body = '\\x01' where case_id = $1", "own_word_same"],
      ["update own_word set field = 'bornOn' where case_id = $1", "own_word_same"],
    ] as const)
      expect(await broken(sql, scene.caseId), `by ${sql}`).toBe(rule);
    expect(
      (await house.kept(id)).some(([of, words]) => of === "case_part" && words?.includes("Ana Q.")),
    ).toBe(true);
    expect(await said()).toMatchObject([{ words: { was: { value: "Ana Q." } } }]);
  });

  it("[DB436] goes with the one thing that they asked to have forgotten, and with them, and nothing else of it does", async () => {
    await verify();
    await correct();
    await correct({ field: "calledName", value: "Nan", seenRevision: 0 });
    const forget = async (field?: string) => {
      const { id } = await sampleForget(house, scene, field === undefined ? {} : { field });
      now += 1_000;
      expect(await house.store.forgetting.carryOut(id, sampleAsker(house.staff.lee))).toEqual({
        kind: "forgotten",
      });
    };
    const left = async () => (await said())?.map(({ field, words }) => [field, words?.said ?? null]);
    await house.store.recipients.verifyPerson({
      id: crypto.randomUUID(),
      caseId: scene.caseId,
      person: scene.person,
      asker: sampleAsker(house.staff.dana),
      words: { name: "Ana", reach: "", vetting: "By their word" },
    });
    await forget("name");
    expect((await left())?.toSorted()).toEqual([
      ["calledName", "Nan"],
      ["name", null],
    ]);
    // What they say of it since is theirs anew, and what went does not take it along.
    expect(await correct({ value: "Anna", seenRevision: 3 })).toMatchObject({ kind: "corrected" });
    expect(await left()).toContainEqual(["name", "Anna"]);
    await forget();
    expect((await left())?.every(([, words]) => words === null)).toBe(true);
    expect(await house.countOf("own_word where case_id = $1 and body is not null", scene.caseId)).toBe(0);
    expect((await correct({ seenRevision: 4 })).kind).toBe("unreadable");
  });
});
