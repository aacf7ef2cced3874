import type { LegalProcessKind } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { SAMPLE_RECIPIENT_WORDS, sampleAsker, sampleHeld } from "../testing/index.ts";
import type { LegalGiven } from "./legal-store.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let court: string;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
  court = crypto.randomUUID();
  const words = SAMPLE_RECIPIENT_WORDS;
  await house.store.recipients.vet({ id: court, type: "court", by: house.staff.pat, words });
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += HOUR;
  scene = await house.scene();
});

const WORDS = { issuer: "The county court", scope: "All that is kept of Ana Q." };
async function recorded(over: Partial<LegalGiven> = {}): Promise<string> {
  const id = over.id ?? crypto.randomUUID();
  const done = await house.store.legal.record({ ...base(over), id });
  expect(done).toEqual({ kind: "recorded" });
  return id;
}
const shown = async (id: string) =>
  (await house.store.legal.open(house.staff.cam)).find((each) => each.id === id);
/** The rule that an act breaks. */
const broken = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("a legal process", () => {
  it("[DB363] keeps how it was served, who accepted it, what it asks for and its day, sealed where it names anybody", async () => {
    const id = await recorded();
    expect(await shown(id)).toMatchObject({
      kind: "order",
      trigger: "court_order",
      servedHow: "in_person",
      acceptedBy: { name: "Lee" },
      returnAt: now + 72 * HOUR,
      dueAt: now + 72 * HOUR,
      words: WORDS,
      counsel: null,
      recipient: null,
      caseId: null,
      finding: null,
      holds: [],
    });
    const given = { id, acceptedBy: house.staff.lee, words: WORDS };
    expect((await house.store.legal.record({ ...base(), ...given })).kind).toBe("recorded");
    // What it sets off, and its day, hang on these: a correction that is lost is never told as kept.
    for (const other of [
      { by: house.staff.lou },
      { kind: "subpoena" as const },
      { isSignedByJudge: false },
      { servedAt: now - 2 * HOUR },
      { servedHow: "post" as const },
      { acceptedBy: null },
      { returnAt: now + 71 * HOUR },
      { words: { ...WORDS, issuer: "Another" } },
    ])
      expect((await house.store.legal.record({ ...base(other), ...given, ...other })).kind).toBe("taken");
    const { rows } = await house.client.query("select * from legal_process where id = $1", [id]);
    expect(JSON.stringify(rows)).not.toMatch(/county|Ana/);
    // Whoever answers accepts no service.
    const refused = { ...base(), id: crypto.randomUUID(), acceptedBy: house.staff.dana };
    expect((await house.store.legal.record(refused)).kind).toBe("not_accepted");
  });

  it("[DB363] sets off what it is and whether a judge signed it, whatever it is called", async () => {
    const { rows } = await house.client.query<{ kind: LegalProcessKind; signed: string; unsigned: string }>(
      `select kind::text as kind, legal_trigger(kind, true)::text as signed, legal_trigger(kind, false)::text as unsigned
       from unnest(enum_range(null::legal_process_kind)) kind`,
    );
    expect(rows.map(({ kind, signed, unsigned }) => [kind, signed, unsigned])).toEqual([
      ["subpoena", "court_order", "subpoena_unsigned_by_judge"],
      ["order", "court_order", "subpoena_unsigned_by_judge"],
      ["search_warrant", "search_warrant_judicial", "administrative_warrant"],
      ["arrest_warrant", "law_enforcement_informal", "law_enforcement_informal"],
    ]);
  });

  it("[DB364] is due on its day, or a day after it was served, the soonest first", async () => {
    const none = await recorded({ returnAt: null });
    const soon = await recorded({ returnAt: now + HOUR });
    const ids = (await house.store.legal.open(house.staff.cam))
      .map(({ id }) => id)
      .filter((id) => id === none || id === soon);
    expect(ids).toEqual([soon, none]);
    expect((await shown(none))?.dueAt).toBe(now + 23 * HOUR);
    const later = { ...base(), id: crypto.randomUUID(), dueAt: now + 73 * HOUR };
    expect(await broken(house.store.legal.record(later))).toBe("legal_process_due");
  });

  it("[DB364] binds by the word of counsel whom it was given to, where a judge signed it, and ends by counsel", async () => {
    const { lee, cam, pat } = house.staff;
    const { giveTo, find, end, object } = house.store.legal;
    const id = await recorded();
    expect((await find(id, "binds", cam)).kind).toBe("not_the_role");
    for (const nobody of [lee, pat]) expect((await giveTo(id, nobody, lee)).kind).toBe("not_the_role");
    expect((await giveTo(id, cam, lee)).kind).toBe("done");
    expect((await object(id, lee)).kind).toBe("not_found");
    expect((await object(id, cam)).kind).toBe("done");
    expect((await find(id, "binds", lee)).kind).toBe("not_the_role");
    expect((await find(id, "binds", cam)).kind).toBe("done");
    expect((await find(id, "does_not_bind", cam)).kind).toBe("already");
    expect(await shown(id)).toMatchObject({ counsel: { name: "Cam" }, finding: "binds", objectedAt: now });
    expect((await end(id, "produced", lee)).kind).toBe("not_the_role");
    expect((await end(id, "quashed", cam)).kind).toBe("done");
    expect((await end(id, "produced", cam)).kind).toBe("not_found");
    const bare = await recorded({ kind: "subpoena", isSignedByJudge: false });
    await giveTo(bare, cam, lee);
    expect((await find(bare, "binds", cam)).kind).toBe("impossible");
    expect((await find(bare, "does_not_bind", cam)).kind).toBe("done");
  });

  it("[DB363] [DB392] names no case until somebody whose the case is says so, anew by another, and whose it is of those who can have it served", async () => {
    const { know, about } = house.store.legal;
    const id = await recorded();
    expect((await about(id, scene.caseId, sampleAsker(house.staff.ada))).kind).toBe("not_found");
    expect((await about(id, scene.caseId, sampleAsker(house.staff.dana))).kind).toBe("not_the_role");
    expect((await about(id, scene.caseId, sampleAsker(house.staff.lee))).kind).toBe("done");
    const other = await house.scene();
    expect((await about(id, other.caseId, sampleAsker(house.staff.lee))).kind).toBe("already");
    // Another lead says otherwise, and says that it was right after all.
    const { lou } = house.staff;
    expect((await about(id, other.caseId, sampleAsker(lou))).kind).toBe("done");
    expect((await about(id, scene.caseId, sampleAsker(lou))).kind).toBe("already");
    expect((await about(id, scene.caseId, sampleAsker(house.staff.lee))).kind).toBe("done");
    expect((await know(id, scene.recipient, house.staff.lee)).kind).toBe("impossible");
    expect((await know(id, court, house.staff.dana)).kind).toBe("not_the_role");
    expect((await know(id, court, house.staff.lee)).kind).toBe("done");
    expect(await shown(id)).toMatchObject({ caseId: scene.caseId, recipient: { id: court, type: "court" } });
    const said = await house.client.query(
      "select case_id, by_id from who_asked_said where process_id = $1 order by id",
      [id],
    );
    expect(said.rows.map((row) => [row.case_id, row.by_id])).toEqual([
      [scene.caseId, house.staff.lee],
      [other.caseId, lou],
      [scene.caseId, house.staff.lee],
      [null, house.staff.lee],
    ]);
    // Once counsel found that it binds us, of that case, nobody but them says otherwise.
    await house.store.legal.giveTo(id, house.staff.cam, house.staff.lee);
    await house.store.legal.find(id, "binds", house.staff.cam);
    expect((await about(id, other.caseId, sampleAsker(lou))).kind).toBe("already");
    const cam = { ...sampleAsker(house.staff.cam), may: () => true };
    expect((await about(id, other.caseId, cam)).kind).toBe("done");
    for (const [change, rule] of [
      [`delete from legal_process where id = '${id}'`, "legal_process_stays"],
      [`update legal_process set is_signed_by_judge = false where id = '${id}'`, "legal_process_same"],
      [
        `update legal_process set return_at = null, due_at = served_at + interval '24 hours' where id = '${id}'`,
        "legal_process_same",
      ],
    ] as const)
      expect(await broken(house.client.query(change))).toBe(rule);
  });
});

describe("a hold", () => {
  const hold = async (
    process: string,
    of: Parameters<typeof house.store.legal.hold>[0]["of"],
    by = house.staff.lee,
  ) => {
    const id = crypto.randomUUID();
    return { id, ...(await house.store.legal.hold({ id, process, of, asker: sampleAsker(by) })) };
  };
  const left = async () => sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
  const numberOf = async (contactId: string): Promise<number> => {
    const { rows } = await house.client.query<{ number: number }>(
      "select number from contact where id = $1",
      [contactId],
    );
    return rows[0]!.number;
  };
  /** What a purge would do. */
  const purge = async (contactId: string) =>
    broken(house.client.query("delete from message where contact_id = $1", [contactId]));

  const forget = async () =>
    broken(
      house.client.query(
        "update case_part set owner_key = null, body = null, version = version + 1 where case_id = $1",
        [scene.caseId],
      ),
    );

  it("[DB365] stops what would purge the records that match, and nothing else, until counsel lifts it", async () => {
    const process = await recorded();
    const other = await left();
    expect((await hold(process, { caseId: scene.caseId }, house.staff.ada)).kind).toBe("not_found");
    const { id, kind } = await hold(process, { caseId: scene.caseId });
    expect(kind).toBe("done");
    expect(await purge(scene.contactId)).toBe("on_hold_stays");
    expect(await forget()).toBe("on_hold_stays");
    expect(await purge(other)).toBeNull();
    const alone = await left();
    expect((await hold(process, { contactId: alone })).kind).toBe("done");
    expect(await purge(alone)).toBe("on_hold_stays");
    const number = await numberOf(alone);
    expect(
      (await shown(process))?.holds.map(({ caseId, contactId, contactNumber }) => [
        caseId,
        contactId,
        contactNumber,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [scene.caseId, null, null],
        [null, alone, number],
      ]),
    );
    expect((await house.store.legal.lift(id, house.staff.lee)).kind).toBe("not_the_role");
    expect((await house.store.legal.lift(id, house.staff.cam)).kind).toBe("done");
    expect((await house.store.legal.lift(id, house.staff.cam)).kind).toBe("not_found");
    expect(await purge(scene.contactId)).not.toBe("on_hold_stays");
    expect(await forget()).toBeNull();
    expect(await broken(house.client.query("delete from legal_hold"))).toBe("legal_hold_stays");
  });

  it("[DB365] is placed on one contact by its number, by counsel too, who is told nothing of it, and on no other", async () => {
    const process = await recorded();
    const [one, other] = [await left(), await left()];
    const { cam } = house.staff;
    expect((await hold(process, { contactNumber: await numberOf(one) }, cam)).kind).toBe("done");
    expect([await purge(one), await purge(other)]).toEqual(["on_hold_stays", null]);
    // Placed again it is there once, and what is no contact's number holds nothing.
    expect((await hold(process, { contactNumber: await numberOf(one) }, cam)).kind).toBe("done");
    expect((await hold(process, { contactNumber: 2_000_000_000 }, cam)).kind).toBe("not_found");
    expect((await shown(process))?.holds.map(({ contactId }) => contactId)).toEqual([one]);
  });

  it("[DB365] outlives the process that it was placed for", async () => {
    const process = await recorded();
    await hold(process, { contactId: scene.contactId });
    await house.store.legal.end(process, "answered_with_nothing", house.staff.cam);
    expect(await purge(scene.contactId)).toBe("on_hold_stays");
  });
});

/** What is written down, with the day that it has to be answered. */
function base(over: Partial<LegalGiven> = {}): Omit<LegalGiven, "id"> {
  const given = {
    kind: "order",
    isSignedByJudge: true,
    servedAt: now - HOUR,
    servedHow: "in_person",
    acceptedBy: house.staff.lee,
    returnAt: now + 72 * HOUR,
    inquiry: null,
    words: WORDS,
    by: house.staff.lee,
    ...over,
  } as const;
  return { dueAt: given.returnAt ?? given.servedAt + 24 * HOUR, ...given };
}
