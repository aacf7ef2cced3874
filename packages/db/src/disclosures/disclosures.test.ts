import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDecide, type TestDecision } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleCase, sampleHeld, sampleRelease } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
});

/** The rule that an act breaks. */
const broken = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
const log = async (by = house.staff.dana) => house.store.disclosures.list(scene.caseId, sampleAsker(by));

describe("what leaves", () => {
  it("[DB340] [DB342] is kept with whom, which fields and every decision, and what it says is sealed", async () => {
    const { id, done } = await scene.confirm(scene.yes());
    expect(done).toMatchObject({ kind: "done", packet: '["Ana Q."]', heldId: null });
    expect(await log()).toMatchObject([
      {
        id,
        recipient: scene.recipient,
        askedBy: { name: "Dana" },
        sentAt: now,
        how: "on_paper",
        facts: [scene.nameOf()],
        decisions: [
          { subject: scene.person, dataClass: "identity", ruleId: "D5", outcome: "allow_limited", at: now },
        ],
      },
    ]);
    for (const table of ["disclosure", "disclosure_decision", "disclosure_choice", "disclosure_part"]) {
      const { rows } = await house.client.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${table} t`,
      );
      expect(rows.map(({ row }) => row).join()).not.toContain("Ana");
    }
    expect(await log(house.staff.ada)).toBeNull();
    // Whoever looks at what went, or at what was agreed, has read of the case.
    const readers = async () =>
      (await house.client.query("select distinct by_id from case_read where case_id = $1", [scene.caseId]))
        .rowCount;
    const before = await readers();
    expect(await log(house.staff.lou)).toHaveLength(1);
    expect(await readers()).toBe((before ?? 0) + 1);
    await house.store.releases.list(scene.caseId, sampleAsker(house.staff.lee));
    expect(await readers()).toBe((before ?? 0) + 2);
  });

  it("[DB340] is sent once under its id, and by nobody who cannot read the case", async () => {
    const { id } = await scene.confirm(scene.yes());
    const other = scene.asked({ place: "US-CA" });
    expect((await scene.confirm(scene.yes(), { id, asked: other })).done).toEqual({ kind: "already_sent" });
    for (const given of [{}, { id }])
      expect((await scene.confirm(scene.yes(), { ...given, by: house.staff.ada })).done).toEqual({
        kind: "not_found",
      });
    expect(
      (await scene.confirm(scene.yes(), { asked: scene.asked({ recipient: crypto.randomUUID() }) })).done,
    ).toEqual({
      kind: "not_found",
    });
    await house.store.recipients.end(scene.recipient, house.staff.lee);
    expect((await scene.confirm(scene.yes())).done).toEqual({ kind: "not_found" });
    expect((await log())?.length).toBe(1);
  });

  it("[DB340] is told again as it went to whoever asks again for the same, whatever has changed since", async () => {
    const { id } = await scene.confirm(scene.yes());
    await scene.rename("Ana R.");
    await scene.withdraw();
    const again = { kind: "done", packet: '["Ana Q."]', decided: null, heldId: null };
    expect((await scene.confirm(scene.yes(), { id, seen: "another" })).done).toEqual(again);
    expect((await log())?.length).toBe(1);
    const waiting = scene.waits("D9", "supervisor");
    const held = await scene.confirm(waiting);
    expect(held.heldId).not.toBe("");
    const both = await Promise.all([
      scene.confirm(waiting, { id: held.id }),
      scene.confirm(waiting, { id: held.id }),
    ]);
    expect(both.map(({ heldId }) => heldId)).toEqual([held.heldId, held.heldId]);
    expect(await log(house.staff.lee)).toHaveLength(3);
    const fresh = crypto.randomUUID();
    const atOnce = await Promise.all([
      scene.confirm(scene.yes({ ruleId: "D12", outcome: "refuse", releaseId: null }), { id: fresh }),
      scene.confirm(scene.yes({ ruleId: "D12", outcome: "refuse", releaseId: null }), { id: fresh }),
    ]);
    expect(atOnce.map(({ done }) => done.kind)).toEqual(["done", "done"]);
    expect((await log())?.filter((each) => each.id === fresh)).toHaveLength(1);
  });

  it("[DB343] is what was shown before, or is shown anew", async () => {
    const shown = await house.store.disclosures.preview(
      scene.asked(),
      sampleAsker(house.staff.dana),
      testDecide(scene.yes()),
    );
    const seen = shown.kind === "decided" ? shown.decided.seen : "";
    expect(await log()).toEqual([]);
    await scene.rename("Ana R.");
    expect((await scene.confirm(scene.yes(), { seen })).done).toEqual({ kind: "changed" });
    expect((await scene.confirm(scene.yes({ isSeenFirst: true }))).done).toEqual({ kind: "changed" });
    expect(await log()).toEqual([]);
  });

  it("[DB340] keeps with its reasons what did not go", async () => {
    const { id, done } = await scene.confirm(
      scene.yes({ ruleId: "D12", outcome: "refuse", releaseId: null }),
    );
    expect(done).toMatchObject({ kind: "done", packet: null });
    expect(await log()).toMatchObject([{ id, sentAt: null, facts: [], decisions: [{ ruleId: "D12" }] }]);
  });

  it.each<[string, () => TestDecision]>([
    ["disclosure_part_permitted", () => scene.yes({ ruleId: "D12", outcome: "refuse", isForced: true })],
    ["disclosure_part_permitted", () => scene.yes({ ruleId: "C1", outcome: "refuse", isForced: true })],
    [
      "disclosure_decision_edition_rule_id_outcome_fkey",
      () => scene.yes({ ruleId: "C1", outcome: "allow", isForced: true }),
    ],
    [
      "disclosure_part_approved",
      () => scene.yes({ ruleId: "C7", outcome: "needs_supervisor", isForced: true }),
    ],
    ["disclosure_part_approved", () => scene.yes({ ruleId: "B2", isForced: true })],
    ["disclosure_part_agreed", () => scene.yes({ releaseId: null })],
    ["disclosure_part_agreed", () => scene.yes({ dataClass: "health" })],
    ["disclosure_part_own", () => scene.yes({ ruleId: "A9", releaseId: null })],
    ["disclosure_part_holds", () => scene.yes({ ruleId: "A1", outcome: "allow", releaseId: null })],
    ["disclosure_part_holds", () => scene.yes({ ruleId: "A4", releaseId: null })],
    ["disclosure_part_holds", () => scene.yes({ ruleId: "A6", releaseId: null })],
    ["disclosure_part_holds", () => scene.yes({ ruleId: "B1", releaseId: null })],
    ["disclosure_part_holds", () => scene.yes({ ruleId: "B4", outcome: "required", releaseId: null })],
    ["disclosure_sent_whole", () => scene.yes({ isOfNothing: true })],
    ["disclosure_part_disclosure_id_part_id_field_ord_fkey", () => scene.yes({ sends: scene.nameOf(3) })],
  ])("[DB341] [DB342] cannot be stored where it breaks %s, whoever decided it", async (rule, decision) => {
    expect(await broken(scene.confirm(decision()))).toBe(rule);
    expect(await log()).toEqual([]);
  });

  it("[DB342] takes nothing besides what was decided and sent in its own transaction", async () => {
    const { id } = await scene.confirm(scene.yes());
    const add = (decision: string): string =>
      `insert into disclosure_part (disclosure_id, part_id, field, ord, decision_id) values ('${id}', '${scene.person}', 'name', -1, ${decision})`;
    const forged = `with made as (
      insert into disclosure_decision (id, disclosure_id, case_id, person_id, data_class, edition, rule_id, outcome, obligations,
        input, release_id, at)
      select gen_random_uuid(), id, case_id, '${scene.person}', 'identity', 1, 'D5', 'allow_limited', '{}', '{}', '${scene.releaseId}', sent_at
      from disclosure where id = '${id}' returning id)
      select id from made`;
    expect(await broken(house.client.query(forged))).toBeNull();
    const last = `(select id from disclosure_decision where disclosure_id = '${id}' order by xact desc limit 1)`;
    expect(await broken(house.client.query(add(last)))).toBe("disclosure_part_decided_then");
    const more = [
      `disclosure_choice (disclosure_id, case_id, part_id, part_kind, field, ord)
       values ('${id}', '${scene.caseId}', '${scene.person}', 'person', 'age', -1)`,
      `disclosure_person (disclosure_id, case_id, person_id, concerns, on_the_line)
       values ('${id}', '${scene.caseId}', '${scene.person}', true, true)`,
    ];
    for (const row of more)
      expect(await broken(house.client.query(`insert into ${row}`))).toBe("disclosure_asked_then");
    expect(
      await broken(house.client.query(`delete from disclosure_part where disclosure_id = '${id}'`)),
    ).toBe("only_added");
    expect(
      await broken(
        house.client.query(`update disclosure set sent_at = sent_at + interval '1 day' where id = '${id}'`),
      ),
    ).toBe("disclosure_sent_once");
    expect(
      await broken(house.client.query(`update disclosure set purpose = 'other' where id = '${id}'`)),
    ).toBe("disclosure_same");
    expect(
      await broken(
        house.client.query(`update disclosure_decision set rule_id = 'D6' where disclosure_id = '${id}'`),
      ),
    ).toBe("only_added");
  });

  it("[DB342] stands on a release to just this recipient and purpose, of that person, that still holds", async () => {
    expect(await broken(scene.confirm(scene.yes(), { asked: scene.asked({ purpose: "legal_help" }) }))).toBe(
      "disclosure_part_agreed",
    );
    const other = await sampleCase(
      house.store,
      house.staff.dana,
      await sampleHeld(house.store, house.staff.dana),
    );
    const theirs = sampleRelease({ caseId: other.id, person: other.person, recipient: scene.recipient, now });
    await house.store.releases.grant(theirs, sampleAsker(house.staff.dana));
    expect(await broken(scene.confirm(scene.yes({ releaseId: theirs.id })))).toBe(
      "disclosure_decision_release_id_person_id_fkey",
    );
    now += 11 * 86_400_000;
    expect(await broken(scene.confirm(scene.yes()))).toBe("disclosure_part_agreed");
    now -= 11 * 86_400_000;
    await scene.withdraw();
    expect(await broken(scene.confirm(scene.yes()))).toBe("disclosure_part_agreed");
    expect(await log()).toEqual([]);
  });
});
