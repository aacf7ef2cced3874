import { ContactId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAnswered, sampleAsker, sampleCase, sampleHeld } from "../testing/index.ts";

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

const facts = async (id = scene.contactId) => (await house.store.contacts.contact(id))?.row;
const barBySql = async (user: UserId, caseId: string = scene.caseId): Promise<string> => {
  const id = crypto.randomUUID();
  await house.client.query(
    "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
    [id, caseId, user, user === house.staff.lee ? house.staff.lou : house.staff.lee],
  );
  return id;
};
const endBySql = async (id: string) =>
  house.client.query("update case_bar set ended_at = now(), ended_by_id = $2 where id = $1", [
    id,
    house.staff.lou,
  ]);
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
const bar = async (user: UserId, caseNumber: number) =>
  house.store.bars.bar(
    { id: crypto.randomUUID(), caseNumber, user, reason: "other", mayBe: () => "yes" },
    { ...sampleAsker(house.staff.lee, "bar", now), may: () => true },
  );
const numberOf = async (caseId: string): Promise<number> =>
  (await house.client.query<{ number: number }>("select number from case_file where id = $1", [caseId]))
    .rows[0]?.number ?? 0;

describe("a contact of a case that somebody is barred from", () => {
  it("[DB520] comes to nobody who is barred, and is offered to none, whatever statement it is", async () => {
    await barBySql(house.staff.ada);
    const { contactId: id } = scene;
    expect(
      await broken(
        "update contact set holder_id = $2, version = version + 1 where id = $1",
        id,
        house.staff.ada,
      ),
    ).toBe("contact_not_barred");
    expect(
      await broken(
        "update contact set offered_to_id = $2, version = version + 1 where id = $1",
        id,
        house.staff.ada,
      ),
    ).toBe("contact_not_barred");
    expect(
      await broken(
        "update contact set offered_to_id = $2, version = version + 1 where id = $1",
        id,
        house.staff.lou,
      ),
    ).toBeNull();
  });

  it("[DB521] goes back to the queue at once from whoever has it, in its place, with what they had not sent; their earlier words stay", async () => {
    const before = await facts();
    const messageId = crypto.randomUUID() as never;
    const words = { contactId: scene.contactId, by: house.staff.dana, text: "Yes.", validForMs: null };
    await house.store.answers.answer({ ...words, check: () => null, messageId });
    now += 60_000;
    expect(await bar(house.staff.dana, await numberOf(scene.caseId))).toEqual({ kind: "barred" });
    expect(await facts()).toMatchObject({
      status: "waiting",
      holder: null,
      waitingSince: before?.waitingSince,
      unanswered: 1,
    });
    expect((await house.store.contacts.entries(scene.contactId, 0)).at(-1)).toMatchObject({
      text: "Yes.",
      author: { id: house.staff.dana },
      failure: "not_held",
    });
  });

  it("[DB521] is offered to them no more, and stays with whoever has it", async () => {
    const { version = 0 } = (await facts()) ?? {};
    await house.store.moves.move(scene.contactId, house.staff.dana, version, {
      kind: "offer",
      to: house.staff.ada,
    });
    await bar(house.staff.ada, await numberOf(scene.caseId));
    expect(await facts()).toMatchObject({ holder: { id: house.staff.dana }, offeredTo: null });
  });

  it("[DB521] goes back when two cases come to be one, and when a statement bars that nobody of ours made", async () => {
    const other = await house.scene();
    const join = crypto.randomUUID();
    const endOther = await barBySql(house.staff.dana, other.caseId);
    const lee = sampleAsker(house.staff.lee, "change", now);
    await house.store.bars.handBack();
    await house.store.cases.join(lee, join, scene.caseId, other.caseId);
    expect(await facts()).toMatchObject({ status: "waiting", holder: null });
    await endBySql(endOther);
    const { version = 0 } = (await facts()) ?? {};
    await house.store.moves.move(scene.contactId, house.staff.dana, version, { kind: "claim" });
    await barBySql(house.staff.dana);
    expect(await house.store.bars.handBack()).toBe(1);
    expect(await facts()).toMatchObject({ status: "waiting", holder: null });
    expect(await house.store.bars.handBack()).toBe(0);
  });

  it("[DB521] is theirs until the call is over in which they talk with them, and nobody's after it", async () => {
    const { id: callId, contactId } = await sampleAnswered(house.store, house.staff.dana, { at: now });
    const { id: caseId } = await sampleCase(house.store, house.staff.dana, contactId);
    await barBySql(house.staff.dana, caseId);
    await house.store.bars.handBack();
    expect(await facts(contactId)).toMatchObject({ holder: { id: house.staff.dana } });
    expect(await house.store.bars.keeps(house.staff.dana, [contactId])).toEqual(new Set());
    await house.store.calls.ended(callId, "hung_up", now);
    expect(await house.store.bars.keeps(house.staff.dana, [contactId])).toEqual(new Set([contactId]));
    await house.store.bars.handBack();
    expect(await facts(contactId)).toMatchObject({ status: "waiting", holder: null });
  });

  it("[DB523] is to them as one that is not there: looked at, moved, filed, found, listed or in a number", async () => {
    const { store, staff } = house;
    await bar(staff.ada, await numberOf(scene.caseId));
    const { contactId: id } = scene;
    const { version = 0, number = 0 } = (await facts()) ?? {};
    expect(await store.contacts.look(id, staff.ada)).toBeNull();
    expect(await store.contacts.look(id, staff.lou)).not.toBeNull();
    for (const move of [
      { kind: "claim" },
      { kind: "take_back" },
      { kind: "take_over", from: staff.dana, reason: "agreed" },
      { kind: "close", disposition: "silent" },
    ] as const)
      expect(await store.moves.move(id, staff.ada, version, move)).toEqual({ kind: "not_found" });
    expect(await store.moves.move(id, staff.dana, version, { kind: "offer", to: staff.ada })).toMatchObject({
      kind: "not_allowed",
      reason: "unknown_colleague",
    });
    const filer = { ...sampleAsker(staff.ada), mayFile: () => true };
    expect(await store.cases.takeOut(filer, id, 0)).toEqual({ kind: "no_contact" });
    expect(await store.bars.keepsNumbers(staff.ada, [number, number + 1])).toEqual(new Set([number]));
    const found = async (by: UserId) => {
      const everything = { channels: null, states: null, lanes: null, from: null, until: null, hadBy: null };
      const page = { below: null, size: 10 };
      const searched = await store.search.contacts({ kind: "number", number }, everything, page, {
        id: by,
        at: now,
      });
      return searched.kind === "searched" ? searched.found.map((each) => each.id) : null;
    };
    expect([await found(staff.ada), await found(staff.lou)]).toEqual([[], [id]]);
    await store.moves.move(id, staff.dana, version, { kind: "close", disposition: "silent" });
    const closed = async (by: UserId) =>
      (await store.contacts.closed({ before: null, size: 10, number, by })).map((each) => each.id);
    expect([await closed(staff.ada), await closed(staff.lou)]).toEqual([[], [id]]);
  });

  it("[DB523] is what belongs to it, too: every table with an id of its own and a contact is asked", async () => {
    const { rows } = await house.client.query<{ name: string }>(
      `select own.table_name as name from information_schema.columns own
       join information_schema.columns contact using (table_schema, table_name)
       join information_schema.tables tables using (table_schema, table_name)
       where table_schema = 'public' and own.column_name = 'id' and own.data_type = 'uuid' and contact.column_name = 'contact_id'
         and tables.table_type = 'BASE TABLE' order by 1`,
    );
    const { rows: body } = await house.client.query<{ prosrc: string }>(
      "select prosrc from pg_proc where proname = 'contacts_of'",
    );
    const asked = (name: string) => body[0]?.prosrc.includes(`from ${name} where`);
    // Of these the case says whose they are, whichever contact they were said in.
    const ofCase = [
      "crisis_clock",
      "legal_hold",
      "own_word",
      "release",
      "safety_plan",
      "safety_plan_given",
      "sign_page",
    ];
    expect(rows.map(({ name }) => name).filter((name) => !asked(name))).toEqual(ofCase);
    expect(rows.length).toBeGreaterThan(8);
  });

  it("[DB522] every gateway hears of it, in words that name nobody", async () => {
    const from = await house.store.log.head();
    const id = await barBySql(house.staff.ada);
    await endBySql(id);
    const { events } = await house.store.log.since("bars:main", from, 10);
    expect(events.map(({ payload }) => payload)).toEqual([{ kind: "bars" }, { kind: "bars" }]);
  });
});

type Step = "file" | "file other" | "take out" | "bar" | "end" | "join" | "part";
it("[DB520] [DB523] whatever is filed, joined, parted, barred and ended, exactly those are barred from a contact whose case says so", async () => {
  const steps = fc.array(
    fc.constantFrom<Step>("file", "file other", "take out", "bar", "end", "join", "part"),
    { minLength: 5, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const { store, client, staff } = house;
      const other = await house.scene();
      const contactId = await sampleHeld(store, staff.lou, {
        threadKey: crypto.randomUUID(),
        medium: "text",
      });
      const told = { filed: null as string | null, bar: null as string | null, join: null as string | null };
      const file = async (caseId: string | null) => {
        const { version = 0 } = (await facts(contactId)) ?? {};
        await client.query(
          `insert into case_filing (contact_id, at_version, case_id, by_id, at, came_key, came)
           values ($1, $2, $3, $4, now(), $5, $5)`,
          [contactId, version + 1, caseId, staff.lou, caseId === null ? null : Buffer.from("x")],
        );
        told.filed = caseId;
      };
      for (const step of taken) {
        if (step === "file") await file(scene.caseId);
        if (step === "file other") await file(other.caseId);
        if (step === "take out" && told.filed !== null) await file(null);
        if (step === "bar" && told.bar === null) told.bar = await barBySql(staff.ada);
        if (step === "end" && told.bar !== null) {
          await endBySql(told.bar);
          told.bar = null;
        }
        if (step === "join" && told.join === null) {
          told.join = crypto.randomUUID();
          await client.query(
            "insert into case_join (id, from_id, into_id, at, by_id) values ($1, $2, $3, now(), $4)",
            [told.join, other.caseId, scene.caseId, staff.lee],
          );
        }
        if (step === "part" && told.join !== null) {
          await client.query("update case_join set undone_at = now(), undone_by_id = $2 where id = $1", [
            told.join,
            staff.lee,
          ]);
          told.join = null;
        }
        const isOfIt = told.filed === scene.caseId || (told.filed === other.caseId && told.join !== null);
        const isBarred = told.bar !== null && isOfIt;
        expect((await store.bars.contactsOf(staff.ada)).has(ContactId.parse(contactId))).toBe(isBarred);
        expect((await store.bars.everybody()).get(staff.ada)?.has(contactId) === true).toBe(isBarred);
        expect((await store.bars.keeps(staff.ada, [contactId])).has(contactId)).toBe(isBarred);
        expect((await store.contacts.look(contactId, staff.ada)) === null).toBe(isBarred);
        expect(await store.bars.contactsOf(staff.dana)).not.toContain(contactId);
      }
      if (told.bar !== null) await endBySql(told.bar);
      if (told.join !== null)
        await client.query("update case_join set undone_at = now(), undone_by_id = $2 where id = $1", [
          told.join,
          staff.lee,
        ]);
    }),
    { numRuns: rounds(8) },
  );
});
