import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import type { Decide } from "./disclosure-store.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { SAMPLE_RECIPIENT_WORDS, sampleAsker, sampleRelease } from "../testing/index.ts";

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
const stateOf = async (id: string) => (await log())?.find((each) => each.id === id)?.held;
const partsOf = async (id: string) =>
  (await house.client.query("select 1 from disclosure_part where disclosure_id = $1", [id])).rowCount;
const itemOf = async (heldId: string) => (await house.store.disclosures.heldOf(heldId))[0]?.id ?? "";
/** Counsel decides of any case; everybody else of their own. */
const heldAsker = (id: UserId) => ({
  ...sampleAsker(id, "decide_held"),
  ...(id === house.staff.cam ? { may: () => true } : {}),
});
const word = async (id: string, by: UserId, isApproved = true) =>
  (
    await house.store.disclosures.decideHeld({
      id,
      asker: heldAsker(by),
      isApproved,
      why: "She asked for it herself.",
    })
  ).kind;

describe("what waits for somebody's word", () => {
  it("[DB344] stays until whoever may has said so, and goes then as it was asked, once", async () => {
    const { heldId, done } = await scene.confirm(scene.waits("D9", "supervisor"));
    expect(done).toMatchObject({ packet: null, heldId: expect.any(String) });
    const send = async (by = house.staff.dana) =>
      house.store.disclosures.sendApproved(
        heldId,
        "spoken",
        sampleAsker(by),
        testDecide(scene.waits("D9", "supervisor")),
      );
    expect(await send()).toMatchObject({ kind: "done", packet: null });
    expect(await stateOf(heldId)).toBe("waiting");
    const item = await itemOf(heldId);
    expect(
      (await house.store.disclosures.held("supervisor", heldAsker(house.staff.lee))).map(({ id }) => id),
    ).toContain(item);
    expect(await word(item, house.staff.lee)).toBe("decided");
    expect(await stateOf(heldId)).toBe("approved");
    expect(await word(item, house.staff.lou, false)).toBe("already");
    expect(
      (await house.store.disclosures.held("supervisor", heldAsker(house.staff.lee))).map(({ id }) => id),
    ).not.toContain(item);
    expect(await send(house.staff.lee)).toEqual({ kind: "not_found" });
    expect(await send()).toMatchObject({ kind: "done", packet: '["Ana Q."]', heldId: null });
    // Whoever did not hear that it went asks again.
    expect(await send()).toEqual({ kind: "done", packet: '["Ana Q."]', decided: null, heldId: null });
    expect(await partsOf(heldId)).toBe(1);
  });

  it("[DB344] is decided by the one role that it waits for, by nobody who asked, and never where no word opens it", async () => {
    const { heldId, id } = await scene.confirm(scene.waits("D9", "supervisor"), { by: house.staff.lee });
    const item = await itemOf(heldId);
    for (const by of [house.staff.dana, house.staff.cam]) expect(await word(item, by)).toBe("not_the_role");
    expect(await word(item, house.staff.lee)).toBe("own");
    expect(await word(item, house.staff.lou, false)).toBe("decided");
    expect(await stateOf(heldId)).toBe("refused");
    // Of what was asked for, only what waits by itself is held.
    expect(await stateOf(id)).toBeNull();
    const legal = await itemOf((await scene.confirm(scene.waits("C5", "counsel"))).heldId);
    expect(await word(legal, house.staff.lee)).toBe("not_the_role");
    // No order is written down: nobody's word opens it.
    expect(await word(legal, house.staff.cam)).toBe("never_by_approval");
    expect(await word(legal, house.staff.cam, false)).toBe("decided");
    const subpoena = await itemOf((await scene.confirm(scene.waits("C4", "counsel"))).heldId);
    expect(await word(subpoena, house.staff.cam)).toBe("never_by_approval");
    expect(await word(subpoena, house.staff.cam, false)).toBe("decided");
    expect(await word(crypto.randomUUID(), house.staff.lee)).toBe("not_found");
  });

  /** Their name and what they are called wait each for a word of its own. */
  const eachByItself: Decide = (situation, asked) => {
    const alike = testDecide(scene.waits("D9", "supervisor"))(situation, asked);
    const classOf = (field: string) => (field === "name" ? "identity" : "narrative");
    const all = asked.chosen.map((fact, place) => ({
      fact,
      by: [place],
      isOpen: situation.approvals.some(({ dataClass }) => dataClass === classOf(fact.field)),
    }));
    const [goes, waits] = [all.filter(({ isOpen }) => isOpen), all.filter(({ isOpen }) => !isOpen)];
    return {
      ...alike,
      decisions: all.flatMap(({ fact }) =>
        alike.decisions.map((each) => ({ ...each, dataClass: classOf(fact.field) })),
      ),
      goes,
      waits,
      held: waits.flatMap(({ by }) =>
        by.map((decision) => ({ decision, approver: "supervisor" as const, dueAt: now + 60_000 })),
      ),
      packet: goes.length > 0 ? "it" : null,
      report: { place: null, dueAt: now + 3_600_000 },
    };
  };

  it("[DB344] [DB345] has what nobody said a word of wait anew once the rest goes, and reports once for all of it", async () => {
    const [dana, lee] = [house.staff.dana, house.staff.lee];
    const called = { ...scene.nameOf(), field: "calledName" };
    const ask = async () => {
      const asked = scene.asked({ chosen: [scene.nameOf(), called] });
      const confirmed = { id: crypto.randomUUID(), asked, how: "spoken", seen: null } as const;
      const done = await house.store.disclosures.confirm(confirmed, sampleAsker(dana), eachByItself);
      return (done.kind === "done" ? done.heldId : null) ?? "";
    };
    const send = async (id: string) =>
      house.store.disclosures.sendApproved(id, "spoken", sampleAsker(dana), eachByItself);
    const itemsOf = async (id: string) => house.store.disclosures.heldOf(id);
    const of = async (id: string, dataClass: string) =>
      (await itemsOf(id)).find((each) => each.dataClass === dataClass)?.id ?? "";
    const heldId = await ask();
    await word(await of(heldId, "identity"), lee);
    const sent = await send(heldId);
    expect(sent).toMatchObject({ kind: "done", packet: "it", heldId: expect.any(String) });
    const restId = (sent.kind === "done" ? sent.heldId : null) ?? "";
    expect((await itemsOf(restId)).map(({ dataClass }) => dataClass)).toEqual(["narrative"]);
    const left = await of(heldId, "narrative");
    expect(
      (await house.store.disclosures.held("supervisor", heldAsker(house.staff.lee))).map(({ id }) => id),
    ).not.toContain(left);
    expect(await word(left, lee)).toBe("already");
    expect(await word(await of(restId, "narrative"), lee)).toBe("decided");
    expect(await send(restId)).toMatchObject({ packet: "it", heldId: null });
    expect(await partsOf(restId)).toBe(1);
    expect((await log())?.filter(({ reportDueAt }) => reportDueAt !== null)).toHaveLength(1);
    // What was refused is not asked for again by itself.
    const other = await ask();
    await word(await of(other, "identity"), lee);
    await word(await of(other, "narrative"), lee, false);
    expect(await send(other)).toMatchObject({ packet: "it", heldId: null });
  });

  it("[DB344] does not go once it was refused, withdrawn or written otherwise", async () => {
    const decide = testDecide(scene.waits("D9", "supervisor"));
    const send = async (id: string) =>
      house.store.disclosures.sendApproved(id, "spoken", sampleAsker(house.staff.dana), decide);
    const refused = (await scene.confirm(scene.waits("D9", "supervisor"))).heldId;
    await word(await itemOf(refused), house.staff.lee, false);
    expect(await send(refused)).toMatchObject({ packet: null });
    const approved = (await scene.confirm(scene.waits("D9", "supervisor"))).heldId;
    await word(await itemOf(approved), house.staff.lee);
    await scene.rename("Ana R.");
    expect(await send(approved)).toEqual({ kind: "changed" });
    const withdrawn = (await scene.confirm(scene.waits("D9", "supervisor"))).heldId;
    await word(await itemOf(withdrawn), house.staff.lee);
    await scene.withdraw();
    expect(await broken(send(withdrawn))).toBe("disclosure_part_agreed");
    for (const id of [refused, approved, withdrawn]) expect(await partsOf(id)).toBe(0);
  });

  it("[DB344] shows what was asked for and judged, and holds for that release and a day", async () => {
    const waits = scene.waits("D9", "supervisor");
    const judged = { risk: "imminent_risk_exhausted", concerns: [scene.person], returnBy: now + 60_000 };
    const { heldId } = await scene.confirm(waits, { asked: scene.asked(judged) });
    const of = { releaseId: scene.releaseId, facts: [scene.nameOf()], minorHarm: "none" };
    expect(await house.store.disclosures.heldOf(heldId)).toMatchObject([{ ...judged, ...of }]);
    await word(await itemOf(heldId), house.staff.lee);
    const send = async (releaseId: string) =>
      house.store.disclosures.sendApproved(
        heldId,
        "spoken",
        sampleAsker(house.staff.dana),
        testDecide({ ...waits, releaseId }),
      );
    const other = sampleRelease({ ...scene, now });
    await house.store.releases.grant(other, sampleAsker(house.staff.dana));
    await house.store.releases.witness(other.id, scene.caseId, sampleAsker(house.staff.lee));
    expect(await broken(send(other.id))).toBe("disclosure_part_approved");
    now += 86_400_000;
    expect(await send(scene.releaseId)).toEqual({ kind: "changed" });
    now -= 1;
    expect(await send(scene.releaseId)).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });

  it("[DB349] is all that goes to police on a word of ours while police ask who could be them, however it was agreed to", async () => {
    const police = crypto.randomUUID();
    const words = SAMPLE_RECIPIENT_WORDS;
    await house.store.recipients.vet({ id: police, type: "law_enforcement", by: house.staff.lee, words });
    const release = sampleRelease({ ...scene, recipient: police, now });
    await house.store.releases.grant(release, sampleAsker(house.staff.dana));
    await house.store.releases.witness(release.id, scene.caseId, sampleAsker(house.staff.lee));
    const inquiry = crypto.randomUUID();
    const said = { who: "A detective", reach: "", said: "Where is she?" };
    const given = { asker: "police", inHand: "nothing", way: "phone", askedAt: now, words: said } as const;
    await house.store.inquiries.log({ ...given, id: inquiry, by: house.staff.dana });
    const asked = scene.asked({ recipient: police });
    const yes = { releaseId: release.id };
    expect(await broken(scene.confirm(scene.yes(yes), { asked }))).toBe("disclosure_part_approved");
    const waits = scene.yes({ ...yes, approver: "supervisor" });
    const { heldId } = await scene.confirm(waits, { asked });
    expect(await word(await itemOf(heldId), house.staff.lee)).toBe("decided");
    const by = sampleAsker(house.staff.dana);
    expect(await house.store.disclosures.sendApproved(heldId, "spoken", by, testDecide(waits))).toMatchObject(
      { packet: '["Ana Q."]' },
    );
    // Nobody's word opens what no rule lets go, and to others nobody's is asked for.
    const refused = { ...yes, ruleId: "D12", outcome: "refuse" as const, approver: "supervisor" as const };
    expect(await broken(scene.confirm(scene.yes(refused), { asked }))).toBe("disclosure_held_waits");
    expect(await broken(scene.confirm(scene.yes({ approver: "supervisor" })))).toBe("disclosure_held_waits");
    // Once they are answered, it goes as the person wishes.
    await house.store.inquiries.end(inquiry, "told_neither", house.staff.lee);
    expect((await scene.confirm(scene.yes(yes), { asked })).done).toMatchObject({ packet: '["Ana Q."]' });
  });

  it("[DB344] is shown to nobody, and decided by nobody, whose the case is not", async () => {
    const { heldId } = await scene.confirm(scene.waits("D9", "supervisor"));
    const item = await itemOf(heldId);
    const shown = async () =>
      (await house.store.disclosures.held("supervisor", sampleAsker(house.staff.lou))).map(({ id }) => id);
    expect(await shown()).toContain(item);
    await house.store.shifts.end(house.staff.lou);
    expect(await shown()).not.toContain(item);
    expect(await word(item, house.staff.lou)).toBe("not_found");
    await house.store.shifts.keep(house.staff.lou, "available");
    expect(await word(item, house.staff.lou)).toBe("decided");
  });

  it("[DB345] [DB346] reports by a clock that no signature stretches, signed along and reviewed by other leads", async () => {
    const authority = crypto.randomUUID();
    const words = SAMPLE_RECIPIENT_WORDS;
    await house.store.recipients.vet({ id: authority, type: "child_protection", by: house.staff.lee, words });
    const { id } = await scene.confirm(
      scene.yes({
        ruleId: "B4",
        outcome: "required",
        reportDueAt: now + 86_400_000,
        reviewDueAt: now + 86_400_000,
      }),
      { by: house.staff.lee, asked: scene.asked({ recipient: authority }) },
    );
    const [soonest, afterwards] = [now + 86_400_000, now + 86_400_000];
    const toSign = async () =>
      (await house.store.disclosures.toSign(house.staff.lou)).filter((each) => each.id === id);
    expect(await toSign()).toEqual([
      {
        id,
        recipientType: "child_protection",
        purpose: expect.any(String),
        trigger: expect.any(String),
        askedBy: { id: house.staff.lee, name: "Lee" },
        askedAt: now,
        sentAt: now,
        reportDueAt: soonest,
        reviewDueAt: afterwards,
      },
    ]);
    expect(await house.store.disclosures.cosign(id, house.staff.lee)).toEqual({ kind: "refused" });
    expect(await house.store.disclosures.review(id, house.staff.lee)).toEqual({ kind: "refused" });
    expect(await house.store.disclosures.cosign(id, house.staff.ada)).toEqual({ kind: "refused" });
    expect(await house.store.disclosures.cosign(id, house.staff.lou)).toEqual({ kind: "cosigned" });
    expect(await toSign()).toMatchObject([{ reportDueAt: null, reviewDueAt: afterwards }]);
    expect(await house.store.disclosures.review(id, house.staff.lou)).toEqual({ kind: "reviewed" });
    expect(await toSign()).toEqual([]);
    expect(await house.store.disclosures.cosign(id, house.staff.lou)).toEqual({ kind: "not_found" });
    expect(await log(house.staff.lee)).toMatchObject([
      { reportDueAt: now + 86_400_000, cosignedAt: now, reviewedAt: now },
    ]);
    expect(
      await broken(
        house.client.query(
          `update mandated_report set due_at = due_at + interval '1 hour' where disclosure_id = '${id}'`,
        ),
      ),
    ).toBe("mandated_report_same");
  });
});
