import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleForget, samplePlan, samplePlanEdit, sampleVerified } from "../testing/index.ts";
import { SAMPLE_COURSE } from "../testing/sample-plan.ts";
import { raiseSpoken } from "./crisis-statements.ts";
import type { CrisisDone, CrisisFacts } from "./crisis-store.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let planId: string;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 24 * HOUR;
  scene = await house.scene();
  planId = await samplePlan(house, scene);
  await house.store.shifts.keep(house.staff.dana, "available");
  for (const lead of [house.staff.lee, house.staff.lou]) await house.store.shifts.keep(lead, "available");
});

const as = (by: UserId = house.staff.dana) => sampleAsker(by, "change_plan", now);
const lead = () => sampleAsker(house.staff.lee, "lead_crisis", now);
const starting = (id: string = crypto.randomUUID()) => ({
  id,
  planId,
  contactId: scene.contactId,
  course: SAMPLE_COURSE,
});
const clockIn = (done: CrisisDone): CrisisFacts => {
  if (done.kind !== "done") throw new Error(`nothing was done: ${done.kind}`);
  return done.clock;
};
const start = async (by?: UserId) => clockIn(await house.store.crises.start(starting(), as(by)));
/** What a person finds of a contact who sees no danger in it. */
const finding = {
  lane: "in_situation",
  speaker: null,
  language: null,
  targetMs: 900_000,
  dangerTargetMs: 20_000,
} as const;
const standing = async () => (await house.store.crises.ofPlan(planId, as()))?.clocks[0] ?? null;

describe("the clock of a crisis", () => {
  it("[DB579] starts by hand or by an edit, is one of its plan while it runs, and is told why it began", async () => {
    const clock = await start();
    expect(clock).toMatchObject({
      version: 1,
      planId,
      caseId: scene.caseId,
      contactId: scene.contactId,
      reasons: ["by_hand"],
      startedAt: now,
      holder: { name: "Dana" },
      endedAt: null,
      pauses: [],
    });
    expect(clock.checkpoints.map(({ point, dueAt }) => [point, (dueAt - now) / 60_000])).toEqual(
      SAMPLE_COURSE.map(({ id, minutes }) => [id, minutes]),
    );
    const crisis = {
      id: crypto.randomUUID(),
      contactId: scene.contactId,
      reasons: ["leaves_now"],
      course: SAMPLE_COURSE,
      isOnlyWhereNoneRuns: false,
    };
    await samplePlanEdit(house.store, { id: planId, contactId: scene.contactId }, house.staff.dana, {
      field: "ready_to_leave",
      value: "now",
      basedOn: 0,
      crisis,
    });
    expect(await standing()).toMatchObject({ id: clock.id, version: 2, reasons: ["by_hand", "leaves_now"] });
    const again = await Promise.all([house.staff.dana, house.staff.lee].map(start));
    expect(again.map(({ id }) => id)).toEqual([clock.id, clock.id]);
  });

  it("[DB579] is met by a person, each once, and ends with its outcome, after which another may begin", async () => {
    const { id } = await start();
    const meet = async (point: string, words: string | null = null) =>
      house.store.crises.meet(id, { point, words }, as());
    const met = clockIn(await meet("options_tried", "Three shelters, one has a bed"));
    expect(met.checkpoints[1]).toMatchObject({ metAt: now, metBy: { name: "Dana" } });
    expect((await meet("options_tried")).kind).toBe("already");
    expect((await meet("coffee")).kind).toBe("already");
    expect(clockIn(await meet("outcome", "She is at her aunt's")).endedAt).toBe(now);
    for (const done of [await meet("lead_aware"), await house.store.crises.pause(id, "Why not", lead())])
      expect(done.kind).toBe("over");
    expect(
      (await house.store.crises.ofPlan(planId, as()))?.words.map(({ of, words }) => [of, words]),
    ).toEqual(
      expect.arrayContaining([
        [{ point: "options_tried" }, "Three shelters, one has a bed"],
        [{ point: "outcome" }, "She is at her aunt's"],
      ]),
    );
    expect((await start()).id).not.toBe(id);
  });

  it("[DB632] started again under an id whose clock has ended begins nothing, and says so; of another plan it is not there", async () => {
    const id = crypto.randomUUID();
    expect(clockIn(await house.store.crises.start(starting(id), as())).id).toBe(id);
    expect(clockIn(await house.store.crises.start(starting(id), as())).id).toBe(id);
    await house.store.crises.meet(id, { point: "outcome", words: "She is at her aunt's" }, as());
    expect(await house.store.crises.start(starting(id), as())).toEqual({ kind: "over" });
    now += 1_000;
    const anew = await start();
    expect(await house.store.crises.start(starting(id), as())).toEqual({ kind: "over" });
    expect(await standing()).toMatchObject({ id: anew.id, version: 1 });
    const other = await house.scene();
    const elsewhere = { ...starting(id), planId: await samplePlan(house, other), contactId: other.contactId };
    expect(await house.store.crises.start(elsewhere, as())).toEqual({ kind: "not_found" });
  });

  it("[DB581] stands still by a lead with a reason, sealed, and what had not come comes later by that long", async () => {
    const { id, checkpoints } = await start();
    now += 20 * 60_000;
    expect(await house.store.crises.fire(id, "lead_aware", now)).toBe(true);
    expect(
      clockIn(await house.store.crises.pause(id, "They are with the police", lead())).pauses,
    ).toMatchObject([{ fromAt: now, by: { name: "Lee" }, toAt: null }]);
    expect((await house.store.crises.pause(id, "Again", lead())).kind).toBe("already");
    now += 2 * HOUR;
    expect(await house.store.crises.atTheirTime(now, 100)).not.toContainEqual(
      expect.objectContaining({ id }),
    );
    expect(await house.store.crises.fire(id, "options_tried", now)).toBe(false);
    const on = clockIn(await house.store.crises.resume(id, lead()));
    expect(on.checkpoints.map(({ dueAt }, nth) => dueAt - (checkpoints[nth]?.dueAt ?? 0))).toEqual([
      0,
      ...[1, 2, 3, 4].map(() => 2 * HOUR),
    ]);
    expect((await house.store.crises.resume(id, lead())).kind).toBe("already");
    const { rows } = await house.client.query("select to_jsonb(pause)::text as row from crisis_pause pause");
    expect(JSON.stringify(rows)).not.toMatch(/police/u);
    expect((await house.store.crises.ofPlan(planId, as()))?.words).toContainEqual({
      clockId: id,
      of: { pause: 1 },
      words: "They are with the police",
    });
  });

  it("[DB583] has its open contacts lead the queue at once, until a person finds otherwise", async () => {
    const row = async () => (await house.store.contacts.contact(scene.contactId))?.row;
    const { version = 0 } = (await row()) ?? {};
    await house.store.moves.move(scene.contactId, house.staff.dana, version, { kind: "return" });
    expect(await row()).toMatchObject({ status: "waiting", danger: null });
    await start();
    expect(await row()).toMatchObject({
      danger: "marked_by_staff",
      lane: "crisis",
      laneReason: "fact:crisis_plan",
    });
    expect((await row())?.dueAt).toBeLessThanOrEqual(now + 20_000);
    const seen = (await row())?.version ?? 0;
    await start();
    expect((await row())?.version).toBe(seen);
    await house.store.triage.triage(scene.contactId, house.staff.dana, seen, finding);
    expect(await row()).toMatchObject({ danger: null, lane: "in_situation" });
  });

  it("[DB575] [DB584] is in the audit with who did what, and its words go with whoever it was of", async () => {
    const { id } = await start();
    await house.store.crises.pause(id, "They are with the police", lead());
    await house.store.crises.resume(id, lead());
    await house.store.crises.meet(id, { point: "options_tried", words: "Three shelters" }, as());
    const { rows } = await house.client.query(
      "select actor_id as by, deed::text, facts from audit_row where subject_id = $1 and thing = 'crisis' order by seq",
      [id],
    );
    const { dana, lee } = house.staff;
    expect(rows).toEqual([
      { by: dana, deed: "added", facts: { reasons: ["by_hand"] } },
      { by: lee, deed: "changed", facts: { how: "paused" } },
      { by: lee, deed: "changed", facts: { how: "resumed" } },
      { by: dana, deed: "decided", facts: { point: "options_tried" } },
    ]);
    await house.store.crises.meet(id, { point: "outcome", words: "At her aunt's" }, as());
    const seen = (await house.store.contacts.contact(scene.contactId))?.row.version ?? 0;
    await house.store.triage.triage(scene.contactId, dana, seen, finding);
    await sampleVerified(house, scene, scene.person);
    const asked = await sampleForget(house, scene, {});
    now += 1_000;
    expect((await house.store.forgetting.carryOut(asked.id, sampleAsker(lee))).kind).toBe("forgotten");
    expect((await house.store.crises.ofPlan(planId, as()))?.words.every(({ words }) => words === null)).toBe(
      true,
    );
    expect(await house.countOf("crisis_pause where body is not null and clock_id = $1", id)).toBe(0);
    expect((await house.store.crises.start(starting(), as())).kind).toBe("forgotten");
  });

  it("[DB576] is read with its words as its plan is: each time that is a row of the audit", async () => {
    await start();
    const looks = async () =>
      (
        await house.client.query(
          "select actor_id as by, facts from audit_row where subject_id = $1 and thing = 'safety_plan' and deed = 'looked'",
          [planId],
        )
      ).rows;
    expect(await looks()).toEqual([]);
    await house.store.crises.ofPlan(planId, as());
    await house.store.crises.ofPlan(planId, lead());
    expect(await house.store.crises.ofPlan(planId, as(house.staff.ada))).toBeNull();
    const facts = { version: 0 };
    expect(await looks()).toEqual([
      { by: house.staff.dana, facts },
      { by: house.staff.lee, facts },
    ]);
  });

  it("[DB602] keeps no words of whoever was forgotten, says so, and ends without any", async () => {
    const { id } = await start();
    const seen = (await house.store.contacts.contact(scene.contactId))?.row.version ?? 0;
    await house.store.triage.triage(scene.contactId, house.staff.dana, seen, finding);
    await sampleVerified(house, scene, scene.person);
    const asked = await sampleForget(house, scene, {});
    now += 1_000;
    const forgotten = await house.store.forgetting.carryOut(asked.id, sampleAsker(house.staff.lee));
    expect(forgotten.kind).toBe("forgotten");
    const met = { point: "outcome", words: "She is at her aunt's" };
    expect((await house.store.crises.meet(id, met, as())).kind).toBe("forgotten");
    expect((await standing())?.checkpoints.map(({ metAt }) => metAt)).toEqual(SAMPLE_COURSE.map(() => null));
    const silent = { point: "outcome", words: null };
    expect(clockIn(await house.store.crises.meet(id, silent, as())).endedAt).toBe(now);
  });

  it("[DB579] begins by what is said anew of one that ended, and is as it was where it runs", async () => {
    const say = async (basedOn: number) => {
      const crisis = {
        id: crypto.randomUUID(),
        contactId: scene.contactId,
        reasons: ["leaves_now"],
        course: SAMPLE_COURSE,
        isOnlyWhereNoneRuns: true,
      };
      const what = { field: "ready_to_leave", value: "now", basedOn, crisis };
      await samplePlanEdit(house.store, { id: planId, contactId: scene.contactId }, house.staff.dana, what);
      return standing();
    };
    const first = await say(0);
    expect(first?.reasons).toEqual(["leaves_now"]);
    expect(await say(1)).toEqual(first);
    await house.store.crises.meet(first?.id ?? "", { point: "outcome", words: "At her aunt's" }, as());
    now += 21 * 24 * HOUR;
    const second = await say(2);
    expect(second).toMatchObject({ startedAt: now, endedAt: null, reasons: ["leaves_now"] });
    expect(second?.id).not.toBe(first?.id);
  });

  it("[DB602] ends with words as long as they are kept of whoever it is of", async () => {
    const { id } = await start();
    expect((await house.store.crises.meet(id, { point: "outcome", words: null }, as())).kind).toBe(
      "wordless",
    );
    expect((await standing())?.endedAt).toBeNull();
  });

  it("[DB583] raises none whose thread it does not hold the lock of", async () => {
    await raiseSpoken(house.client, planId, scene.contactId, house.staff.dana, now, []);
    const danger = async () => (await house.store.contacts.contact(scene.contactId))?.row.danger;
    expect(await danger()).toBeNull();
    await raiseSpoken(house.client, planId, scene.contactId, house.staff.dana, now, [scene.contactId]);
    expect(await danger()).toBe("marked_by_staff");
  });

  it("[DB579] is nobody's whose the case is not", async () => {
    const { id } = await start();
    const asAda = as(house.staff.ada);
    expect((await house.store.crises.start(starting(), asAda)).kind).toBe("not_found");
    expect((await house.store.crises.meet(id, { point: "outcome", words: null }, asAda)).kind).toBe(
      "not_found",
    );
    expect((await house.store.crises.pause(id, "Hers", asAda)).kind).toBe("not_found");
    expect(await house.store.crises.ofPlan(planId, asAda)).toBeNull();
    const ids = async (by: UserId) =>
      (await house.store.crises.running({ ...as(by), act: "read_plan" })).map((each) => each.id);
    expect([await ids(house.staff.dana), await ids(house.staff.ada)]).toEqual([
      expect.arrayContaining([id]),
      [],
    ]);
  });
});
