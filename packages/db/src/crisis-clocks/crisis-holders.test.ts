import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, samplePlan } from "../testing/index.ts";
import { SAMPLE_COURSE } from "../testing/sample-plan.ts";
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
const standing = async () => (await house.store.crises.ofPlan(planId, as()))?.clocks[0] ?? null;

describe("whoever has the clock of a crisis", () => {
  it("[DB582] is somebody's on shift: it falls to a lead when its holder goes, to nobody where there is none, and to the next who comes", async () => {
    const { dana, lee, lou } = house.staff;
    const { id } = await start();
    const holder = async () => (await standing())?.holder?.name ?? null;
    expect(await holder()).toBe("Dana");
    expect((await house.store.crises.give(id, lou, lead())).kind).toBe("done");
    expect(await holder()).toBe("Lou");
    await house.store.shifts.end(lou);
    expect(await holder()).toBe("Lee");
    const before = await house.store.crises.unheld();
    await house.store.shifts.end(dana);
    await house.store.shifts.end(lee);
    expect(await holder()).toBeNull();
    expect(await house.store.crises.unheld()).toBeGreaterThan(before);
    expect((await house.store.crises.give(id, dana, as())).kind).toBe("not_on_shift");
    await house.store.shifts.keep(dana, "available");
    expect(await holder()).toBeNull();
    expect((await house.store.crises.give(id, dana, as())).kind).toBe("done");
    await house.store.shifts.end(dana);
    await house.store.shifts.keep(lou, "available");
    expect(await holder()).toBe("Lou");
  });

  it("[DB599] falls within a second from whoever has no console open to a lead who has one, and to nobody where none has", async () => {
    const { dana, lee, lou } = house.staff;
    const { id } = await start();
    const holder = async () => (await standing())?.holder?.name ?? null;
    const gone = async (who: UserId, since: number | null) =>
      house.client.query("update shift set gone_since = instant($2) where user_id = $1", [who, since]);
    await gone(lee, now);
    await house.store.crises.settleHolders();
    expect(await holder()).toBe("Dana");
    await gone(dana, now);
    await house.store.crises.settleHolders();
    expect(await holder()).toBe("Lou");
    await gone(lou, now);
    await house.store.crises.settleHolders();
    expect(await holder()).toBeNull();
    await gone(lee, null);
    await house.store.crises.settleHolders();
    expect(await holder()).toBe("Lee");
    expect((await house.store.crises.meet(id, { point: "lead_aware", words: null }, lead())).kind).toBe(
      "done",
    );
    for (const each of [dana, lou]) await gone(each, null);
  });

  it("[DB582] falls to a lead within a second where its holder may not write its plan any more", async () => {
    const { id } = await start();
    const held = await house.store.cases.takeOut(
      sampleAsker(house.staff.dana),
      scene.contactId,
      (
        await house.client.query("select max(at_version) as seen from case_filing where contact_id = $1", [
          scene.contactId,
        ])
      ).rows[0].seen,
    );
    expect(held.kind).toBe("filed");
    expect(await house.store.crises.settleHolders()).toBeGreaterThanOrEqual(1);
    const { rows } = await house.client.query(
      "select staff.name from crisis_clock join staff on staff.id = holder_id where crisis_clock.id = $1",
      [id],
    );
    expect(["Lee", "Lou"]).toContain(rows[0].name);
  });

  it("[DB631] [DB582] who is barred has it no more by the commit that bars them, nor comes to have it, nor is told of it", async () => {
    const { dana, lee, lou } = house.staff;
    const { id } = await start();
    const bar = async (user: UserId, caseId: string = scene.caseId) =>
      house.client.query(
        "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
        [crypto.randomUUID(), caseId, user, user === lee ? lou : lee],
      );
    const holder = async () =>
      (
        await house.client.query(
          "select staff.name from crisis_clock left join staff on staff.id = holder_id where crisis_clock.id = $1",
          [id],
        )
      ).rows[0]?.name;
    await bar(dana);
    expect(await holder()).toMatch(/^L(?:ee|ou)$/u);
    await bar(lee);
    expect(await holder()).toBe("Lou");
    await house.store.shifts.end(lou);
    expect(await holder()).toBeNull();
    expect((await house.store.crises.give(id, lee, lead())).kind).toBe("not_found");
    await house.store.shifts.keep(lou, "available");
    expect(await holder()).toBe("Lou");
    expect((await house.store.crises.give(id, dana, sampleAsker(lou, "lead_crisis", now))).kind).toBe(
      "not_on_shift",
    );
  });

  it("[DB631] who is barred from the contact in which it was said, wherever that is filed since, has it no more and is answered as if there were none", async () => {
    const { dana, lee } = house.staff;
    const { id } = await start();
    const other = await house.scene();
    const everybody = (by: UserId, act: Parameters<typeof sampleAsker>[1]) => ({
      ...sampleAsker(by, act, now),
      may: () => true,
    });
    // The plan's case is theirs; the contact stands where they are barred.
    await house.client.query(
      `insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)`,
      [crypto.randomUUID(), other.caseId, dana, lee],
    );
    expect((await standing())?.id).toBe(id);
    await house.client.query("alter table crisis_clock disable trigger crisis_clock_guard");
    await house.client.query("update crisis_clock set contact_id = $2 where id = $1", [id, other.contactId]);
    await house.client.query("alter table crisis_clock enable trigger crisis_clock_guard");
    expect(await house.store.crises.ofPlan(planId, everybody(dana, "read_plan"))).toEqual({
      clocks: [],
      words: [],
    });
    expect((await house.store.crises.running(as())).map((each) => each.id)).not.toContain(id);
    for (const act of [
      house.store.crises.meet(id, { point: "options_tried", words: null }, as()),
      house.store.crises.give(id, dana, as()),
    ])
      expect((await act).kind).toBe("not_found");
    const again = starting();
    expect(await house.store.crises.start(again, as())).toEqual({ kind: "not_found" });
    expect(await house.store.crises.start({ ...again, id }, as())).toEqual({ kind: "not_found" });
    expect((await house.store.crises.start(again, lead())).kind).toBe("done");
    expect((await house.store.crises.give(id, dana, lead())).kind).toBe("not_on_shift");
    await house.store.crises.settleHolders();
    const { rows } = await house.client.query("select holder_id from crisis_clock where id = $1", [id]);
    expect(rows[0].holder_id).not.toBe(dana);
  });

  it("[DB631] that whoever is barred from the contact of its plan starts runs, is a lead's, and is answered to them as none", async () => {
    const { dana, lee } = house.staff;
    const other = await house.scene();
    await house.client.query(
      `insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)`,
      [crypto.randomUUID(), other.caseId, dana, lee],
    );
    await house.client.query("alter table safety_plan disable trigger user");
    await house.client.query("update safety_plan set contact_id = $2 where id = $1", [
      planId,
      other.contactId,
    ]);
    await house.client.query("alter table safety_plan enable trigger user");
    const begins = { ...starting(), contactId: null };
    expect(await house.store.crises.start(begins, as())).toEqual({ kind: "not_found" });
    expect(await house.store.crises.start(begins, as())).toEqual({ kind: "not_found" });
    const { rows } = await house.client.query(
      "select id, holder_id in ($2, $3) as is_of_lead from crisis_clock where plan_id = $1 and ended_at is null",
      [planId, lee, house.staff.lou],
    );
    expect(rows).toEqual([{ id: begins.id, is_of_lead: true }]);
  });

  it("[DB600] that cannot be settled just then stays as it is, and neither stops another nor whoever ends their shift", async () => {
    const { dana } = house.staff;
    const first = await start();
    const other = await house.scene();
    const second = await house.store.crises.start(
      { ...starting(), planId: await samplePlan(house, other), contactId: other.contactId },
      as(),
    );
    const holderOf = async (id: string) =>
      (
        await house.client.query(
          "select staff.name from crisis_clock join staff on staff.id = holder_id where crisis_clock.id = $1",
          [id],
        )
      ).rows[0]?.name;
    // As the guard says it of a lead whose shift ends between being chosen and being written down.
    await house.client.query(`
      create function lead_left() returns trigger language plpgsql as $$ begin
        raise exception 'left' using errcode = 'check_violation', constraint = 'crisis_clock_on_shift';
      end $$;
      create trigger a_lead_left before update on crisis_clock for each row when (old.id = '${first.id}') execute function lead_left()`);
    try {
      await house.store.shifts.end(dana);
      expect([await holderOf(first.id), await holderOf(clockIn(second).id)]).toEqual([
        "Dana",
        expect.stringMatching(/^L(?:ee|ou)$/u),
      ]);
    } finally {
      await house.client.query("drop trigger a_lead_left on crisis_clock; drop function lead_left()");
    }
    expect(await house.store.crises.settleHolders()).toBe(1);
    expect(await holderOf(first.id)).toMatch(/^L(?:ee|ou)$/u);
  });
});
