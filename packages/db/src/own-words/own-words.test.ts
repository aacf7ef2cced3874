import { PersonId, VERIFICATION_HOLDS_MS, type ContactId, type UserId } from "@holdfast/case-schema";
import { newCasePerson, NOT_OWN } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleHeld, sampleOwnWord, sampleVerified } from "../testing/index.ts";
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
const correct = async (over: Partial<OwnWordGiven> = {}, by: UserId = house.staff.dana) =>
  sampleOwnWord(house, scene, now, over, by);
const said = async (by: UserId = house.staff.dana) =>
  (await house.store.cases.read(scene.caseId, sampleAsker(by)))?.ownWords ?? null;
async function standing(field = "name") {
  const read = await house.store.cases.read(scene.caseId, sampleAsker(house.staff.dana));
  const part = read?.parts.find(({ id }) => id === scene.person);
  const values: Readonly<Record<string, unknown>> = { ...part?.part?.values };
  return { value: values[field], written: part?.written[field] };
}
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
/** Writes the row as no function of ours does; the rule that it breaks, `null` where it breaks none. */
async function written(
  over: Partial<Record<"person" | "contactId" | "by" | "field" | "as", string>> = {},
): Promise<unknown> {
  const { rows } = await house.client.query<{ id: string }>(
    "select id from recipient where case_id = $1 order by vetted_at desc limit 1",
    [scene.caseId],
  );
  return broken(
    `insert into own_word (id, case_id, person_id, field, revision, recipient_id, contact_id, body, by_id, at)
     values (gen_random_uuid(), $1, $2, $3, 9, $4, $5, '\\x00', $6, to_timestamp($7::bigint / 1000.0))`,
    scene.caseId,
    over.person ?? scene.person,
    over.field ?? "name",
    over.as ?? rows[0]?.id,
    over.contactId ?? scene.contactId,
    over.by ?? house.staff.dana,
    now,
  );
}

describe("what somebody says themself", () => {
  it("[DB431] stands, and what stood there stays beside it with who had said it, however often it is said or changed since", async () => {
    await verify();
    const before = now;
    now += 60_000;
    expect(await correct()).toMatchObject({
      kind: "corrected",
      written: { revision: 2, by: { name: "Dana" } },
    });
    expect(await standing()).toMatchObject({ value: "Anna Quist", written: { revision: 2, at: now } });
    const first = {
      person: scene.person,
      field: "name",
      revision: 2,
      at: now,
      by: { id: house.staff.dana, name: "Dana" },
      words: {
        said: "Anna Quist",
        was: { value: "Ana Q.", revision: 1, at: before, by: { id: house.staff.dana, name: "Dana" } },
      },
    };
    expect(await said()).toMatchObject([first]);
    now += 60_000;
    const changed = await house.store.cases.change(scene.caseId, sampleAsker(house.staff.lee), {
      kind: "person",
      id: scene.person,
      field: "name",
      value: "A. Quist",
      seenRevision: 2,
    });
    expect(changed).toMatchObject({ kind: "changed" });
    now += 60_000;
    expect(await correct({ seenRevision: 3 })).toMatchObject({ kind: "corrected" });
    expect(await said()).toMatchObject([
      { revision: 4, words: { said: "Anna Quist", was: { value: "A. Quist", by: { name: "Lee" } } } },
      first,
    ]);
    expect(await said(house.staff.ada)).toBeNull();
  });

  it("[DB431] is said once under one id; where a colleague was faster, or it stands there already, nothing is kept", async () => {
    await verify();
    expect(await correct({ seenRevision: 0 })).toMatchObject({ kind: "overtaken", now: { value: "Ana Q." } });
    for (const seenRevision of [0, 1])
      expect(await correct({ value: "Ana Q.", seenRevision })).toEqual({ kind: "refused", because: "same" });
    expect(await correct({ field: "age", value: "ancient", seenRevision: 0 })).toEqual({
      kind: "invalid",
      because: "value",
    });
    expect(await said()).toEqual([]);
    const id = crypto.randomUUID();
    expect(await Promise.all([correct({ id }), correct({ id })])).toMatchObject([
      { kind: "corrected" },
      { kind: "corrected" },
    ]);
    for (const over of [{ value: "Another" }, { field: "calledName" }, { contactId: await another() }])
      expect(await correct({ id, ...over })).toEqual({ kind: "refused", because: "taken" });
    expect(await correct({ id }, house.staff.lee)).toEqual({ kind: "refused", because: "taken" });
    expect(await said()).toHaveLength(1);
    expect((await standing()).written?.revision).toBe(2);
  });

  it("[DB432] is theirs to say: not what they are to the case, nor of somebody else, whatever statement tries", async () => {
    await verify();
    const values = { roles: ["witness"], hasContactedUs: true, status: null, represents: null } as const;
    for (const [field, value] of Object.entries(values))
      expect(await correct({ field, value, seenRevision: 0 }), `of ${field}`).toMatchObject({
        kind: "refused",
        because: "not_own",
      });
    for (const field of NOT_OWN) expect(await written({ field }), `of ${field}`).toBe("own_word_own");
    expect(await correct({ field: "owner" })).toEqual({ kind: "invalid", because: "field" });
    const other = await somebodyElse();
    const injuries = { text: "Hers", about: [other], mayHold: ["health"] };
    expect(await correct({ field: "injuries", value: injuries, seenRevision: 0 })).toMatchObject({
      because: "not_own",
    });
    expect(await correct({ person: other, field: "calledName", seenRevision: 0 })).toMatchObject({
      because: "in_hand",
    });
    expect(await written({ person: other })).toBe("own_word_verified");
    const stranger = await house.scene();
    expect((await correct({ person: stranger.person })).kind).toBe("not_found");
    expect(await said()).toEqual([]);
  });
});

const another = async (by = house.staff.dana): Promise<ContactId> =>
  sampleHeld(house.store, by, { threadKey: crypto.randomUUID(), medium: "text" });
async function somebodyElse(): Promise<PersonId> {
  const id = PersonId.parse(crypto.randomUUID());
  await house.store.cases.add(scene.caseId, sampleAsker(house.staff.dana), {
    kind: "person",
    values: newCasePerson(id),
  });
  return id;
}
async function file(contactId: ContactId, person: PersonId | null, seenFiling = 0): Promise<void> {
  const done = await house.store.cases.file(sampleAsker(house.staff.dana), {
    contactId,
    caseId: scene.caseId,
    isNew: false,
    newPeople: [],
    came: person === null ? { kind: "unknown" } : { kind: "person", person },
    seenFiling,
  });
  expect(done.kind).toBe("filed");
}
/** Refused by the store in that word, and by the database whatever statement tries. */
async function refused(
  because: string,
  over: { readonly contactId?: ContactId } = {},
  by = house.staff.dana,
) {
  expect(await correct(over, by)).toEqual({ kind: "refused", because });
  expect(await written({ ...over, by })).toBe(`own_word_${because}`);
}

describe("who is heard as somebody themself", () => {
  it("[DB433] is verified as them, for as long as that counts, and anew afterwards", async () => {
    await refused("verified");
    await verify();
    expect(await written()).toBeNull();
    now += VERIFICATION_HOLDS_MS;
    await refused("verified");
    await verify();
    const [as] = (await house.store.recipients.verified(scene.caseId, sampleAsker(house.staff.dana))) ?? [];
    await house.store.recipients.end(as?.id ?? "", house.staff.pat);
    await refused("verified");
    await verify();
    const stranger = await house.scene();
    await sampleVerified(house, stranger, stranger.person);
    const [other] =
      (await house.store.recipients.verified(stranger.caseId, sampleAsker(house.staff.dana))) ?? [];
    expect(await written({ as: other?.id ?? "" })).toBe("own_word_verified");
    expect((await correct()).kind).toBe("corrected");
  });

  it("[DB433] speaks in a contact of that case that whoever writes it down has in hand just then", async () => {
    await verify();
    const elsewhere = await another();
    await refused("in_hand", { contactId: elsewhere });
    await file(elsewhere, await somebodyElse());
    await refused("in_hand", { contactId: elsewhere });
    await refused("in_hand", {}, house.staff.lee);
    expect((await correct({}, house.staff.ada)).kind).toBe("not_found");
    expect(await written({ by: house.staff.ada })).toBe("own_word_theirs");
    const version = (await house.store.contacts.contact(scene.contactId))?.row.version ?? 0;
    const back = await house.store.moves.move(scene.contactId, house.staff.dana, version, { kind: "return" });
    expect(back.kind).toBe("moved");
    await refused("in_hand");
    expect((await standing()).value).toBe("Ana Q.");
  });

  it("[DB433] is neither whoever may exploit them, nor somebody who said their word of danger", async () => {
    await verify();
    const { reach } = house.store;
    const mark = { contactId: scene.contactId, by: house.staff.dana };
    await reach.happened({ ...mark, kind: "exploiter_marked" });
    await refused("may_be_exploiter");
    await reach.happened({ ...mark, kind: "exploiter_mark_taken_back" });
    await house.client.query(
      "update contact set danger = 'danger_word', version = version + 1 where id = $1",
      [scene.contactId],
    );
    await refused("in_danger");
    expect((await standing()).value).toBe("Ana Q.");
  });

  it("[DB433] is heard by nobody who is barred from the case, whatever contact they have", async () => {
    await verify();
    const read = await house.store.cases.read(scene.caseId, sampleAsker(house.staff.lee));
    const barred = { id: crypto.randomUUID(), user: house.staff.dana, reason: "knows_them" } as const;
    await house.store.bars.bar(
      { ...barred, caseNumber: read?.number ?? 0, mayBe: () => "yes" },
      sampleAsker(house.staff.lee, "bar", now),
    );
    expect((await correct()).kind).toBe("not_found");
    expect(await written()).toBe("own_word_theirs");
    expect(await said()).toBeNull();
  });
});
