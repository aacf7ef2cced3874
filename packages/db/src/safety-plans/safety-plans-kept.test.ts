import type { CaseId, MessageId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import {
  sampleAsker,
  sampleForget,
  sampleHeld,
  samplePlan,
  samplePlanEdit,
  sampleVerified,
} from "../testing/index.ts";
import type { PlanPiece } from "./safety-plan-store.ts";

let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let id: string;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 24 * 3_600_000;
  scene = await house.scene();
  id = await samplePlan(house, scene);
  await samplePlanEdit(house.store, { id, contactId: scene.contactId }, house.staff.dana, {
    field: "section.bag",
    value: "Under the stairs",
    basedOn: 0,
  });
});

const asker = (by: UserId = house.staff.dana) => sampleAsker(by, "change_plan");
const read = async (by?: UserId) => (await house.store.safetyPlans.read(id, null, asker(by)))?.plan ?? null;
const kept = async () => house.countOf("safety_plan_value where plan_id = $1 and body is not null", id);
async function forget(): Promise<string> {
  await sampleVerified(house, scene, scene.person);
  const asked = await sampleForget(house, scene, {});
  now += 1_000;
  return (await house.store.forgetting.carryOut(asked.id, sampleAsker(house.staff.lee))).kind;
}

describe("what was planned", () => {
  it("[DB575] goes with whoever it was planned with: that there was a plan stays, and nothing is added to it", async () => {
    expect(await kept()).toBe(1);
    expect(await forget()).toBe("forgotten");
    expect(await kept()).toBe(0);
    expect(await read()).toMatchObject({
      isForgotten: true,
      values: [{ field: "section.bag", version: 1, value: null, isReadable: false }],
    });
    const again = await samplePlanEdit(house.store, { id, contactId: null }, house.staff.dana, {
      field: "section.bag",
      value: "Elsewhere",
      basedOn: 1,
    });
    expect(again).toEqual({ kind: "forgotten" });
    const { caseId, person, contactId } = scene;
    const anew = { id: crypto.randomUUID(), caseId, person, contactId, forWhom: "friend" };
    expect(await house.store.safetyPlans.begin(anew, asker())).toEqual({ kind: "forgotten" });
  });

  it("[DB601] is gone with news of it: whoever has it on a screen hears that it is otherwise", async () => {
    const from = await house.store.log.head();
    expect(await forget()).toBe("forgotten");
    const { events } = await house.store.log.since(`case:${scene.caseId}`, from, 100);
    expect(events.map(({ payload }) => payload)).toContainEqual({ kind: "plan", id, version: 3 });
    expect((await read())?.revision).toBe(2);
  });

  it("[DB575] stays while they are on hold", async () => {
    const hold = await house.hold(await house.order(now), { caseId: scene.caseId });
    expect(await forget()).not.toBe("forgotten");
    expect(await kept()).toBe(1);
    expect(await house.lift(hold)).toBe("done");
    expect(await kept()).toBe(1);
  });

  it("[DB577] stays its case's when that is joined and parted again, and gives nobody of the other case a look", async () => {
    const other = await house.scene();
    const join = crypto.randomUUID();
    const joined = await house.store.cases.join(
      sampleAsker(house.staff.lee),
      join,
      scene.caseId,
      other.caseId,
    );
    expect(joined.kind).toBe("joined");
    const of = async (caseId: CaseId, by: UserId = house.staff.dana) =>
      (await house.store.safetyPlans.ofCase(caseId, asker(by)))?.map((each) => each.id) ?? null;
    expect([await of(scene.caseId), await of(other.caseId)]).toEqual([[id], []]);
    expect(await of(scene.caseId, house.staff.ada)).toBeNull();
    await house.store.cases.undoJoin(sampleAsker(house.staff.lee), join);
    expect([await of(scene.caseId), (await read())?.values.length]).toEqual([[id], 1]);
  });

  it("[DB577] is nobody's whose the case is not, and of nobody who is barred from it", async () => {
    expect(await read(house.staff.ada)).toBeNull();
    expect(await house.store.safetyPlans.history(id, "section.bag", asker(house.staff.ada))).toBeNull();
    const edited = await samplePlanEdit(house.store, { id, contactId: scene.contactId }, house.staff.ada, {
      field: "section.bag",
      value: "Hers",
      basedOn: 1,
    });
    expect(edited).toEqual({ kind: "not_found" });
    expect(await read(house.staff.lee)).not.toBeNull();
    const barred = await house.store.safetyPlans.read(id, null, {
      ...asker(house.staff.lee),
      may: () => false,
    });
    expect(barred).toBeNull();
    const gone = await house.store.safetyPlans.read(crypto.randomUUID(), null, asker());
    expect(gone).toBeNull();
  });
});

describe("what is given of it", () => {
  const piece = (over: Partial<PlanPiece> = {}): PlanPiece => ({
    id: crypto.randomUUID(),
    planId: id,
    field: "section.bag",
    version: 1,
    way: "spoken",
    contactId: scene.contactId,
    ...over,
  });
  const give = async (of: PlanPiece, by?: UserId, may = true) =>
    (await house.store.safetyPlans.give(of, asker(by), () => (may ? null : "not_safe"))).kind;

  it("[DB578] is nothing, until somebody says of one piece, in one version, that it was, and in which contact", async () => {
    expect((await read())?.given).toEqual([]);
    const said = piece();
    expect([await give(said), await give(said)]).toEqual(["given", "given"]);
    expect((await read())?.given).toEqual(
      [{ ...said, planId: undefined, came: null, at: now, by: { id: house.staff.dana, name: "Dana" } }].map(
        ({ planId: _planId, ...given }) => given,
      ),
    );
    expect(await give({ ...said, way: "message" })).toBe("taken");
    expect((await read())?.revision).toBe(2);
  });

  it("[DB578] under an id that was given answers as the first time, whatever would be said of it now, and of what never was sent anew", async () => {
    const said = piece();
    const sent = piece({ id: crypto.randomUUID() as MessageId, way: "message" });
    expect([await give(said), await give(sent)]).toEqual(["given", "given"]);
    await samplePlanEdit(house.store, { id, contactId: scene.contactId }, house.staff.dana, {
      field: "section.bag",
      value: "At her aunt's",
      basedOn: 1,
    });
    expect([await give(said), await give(said, undefined, false)]).toEqual(["given", "given"]);
    // It was written down and no message was stored: what keeps it from going now keeps it.
    expect(await give(sent, undefined, false)).toBe("refused");
    await house.store.answers.answer({
      contactId: scene.contactId,
      messageId: sent.id as MessageId,
      by: house.staff.dana,
      text: "Under the stairs",
      check: () => null,
      delayMs: 0,
      validForMs: null,
    });
    const { version = 0 } = (await house.store.contacts.contact(scene.contactId))?.row ?? {};
    await house.store.moves.move(scene.contactId, house.staff.dana, version, { kind: "return" });
    expect([await give(sent), await give(said)]).toEqual(["given", "given"]);
    expect(await give({ ...said, version: 2 })).toBe("taken");
  });

  it("[DB578] of a message counts by what became of that message, and one that never was stored did not leave", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    expect(await give(piece({ id: messageId, way: "message" }))).toBe("given");
    const came = async () => (await read())?.given.map((each) => each.came);
    expect(await came()).toEqual(["did_not_leave"]);
    await house.store.answers.answer({
      contactId: scene.contactId,
      messageId,
      by: house.staff.dana,
      text: "Under the stairs",
      check: () => null,
      delayMs: 0,
      validForMs: null,
    });
    expect(await came()).toEqual(["waits"]);
  });

  it("[DB640] is handed over only at the revision of its plan that was decided on, however that moves meanwhile", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    await give(piece({ id: messageId, way: "message" }));
    await house.store.answers.answer({
      contactId: scene.contactId,
      messageId,
      by: house.staff.dana,
      text: "Under the stairs",
      check: () => null,
      delayMs: 0,
      validForMs: null,
    });
    await house.store.outbox.lease("one", 60_000, 10);
    const { version = 0 } = (await house.store.contacts.contact(scene.contactId))?.row ?? {};
    const mark = async (revision?: number | null) =>
      house.store.outbox.markHandingOver(messageId, "one", 60_000, version, revision);
    const decided = await house.store.safetyPlans.pieceOf(messageId);
    expect(decided).toMatchObject({ field: "section.bag", plan: { id, revision: (await read())?.revision } });
    await samplePlanEdit(house.store, { id, contactId: scene.contactId }, house.staff.dana, {
      field: "first.alone",
      value: "not_alone",
      basedOn: 0,
    });
    // Whoever knows of no plan hands it over at none.
    expect([await mark(decided?.plan.revision), await mark()]).toEqual(["changed", "changed"]);
    expect(await mark((await read())?.revision)).toBe("marked");
    expect(await house.store.safetyPlans.pieceOf(crypto.randomUUID() as MessageId)).toBeNull();
  });

  it("[DB578] goes to whoever speaks in a contact that the asker has, as it was looked at, and where it may", async () => {
    const elsewhere = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
    expect(await give(piece({ contactId: elsewhere }))).toBe("not_in_hand");
    expect(await give(piece(), house.staff.lee)).toBe("not_in_hand");
    expect(await give(piece({ version: 2 }))).toBe("overtaken");
    expect(await give(piece({ field: "section.documents" }))).toBe("overtaken");
    expect(await give(piece(), undefined, false)).toBe("refused");
    expect(await give(piece(), house.staff.ada)).toBe("not_found");
    expect((await read())?.given).toEqual([]);
  });
});
