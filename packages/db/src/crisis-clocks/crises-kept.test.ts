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
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("whatever statement writes it", () => {
  it.each([
    [
      "a pause is no advocate's",
      "insert into crisis_pause (clock_id, nth, from_at, by_id, body) values ($1, 1, now(), $2, '\\x01')",
      "crisis_pause_by_lead",
    ],
    [
      "a pause has a reason",
      "insert into crisis_pause (clock_id, nth, from_at, by_id) values ($1, 1, now(), $3)",
      "crisis_pause_why",
    ],
    [
      "a pause follows the one before",
      "insert into crisis_pause (clock_id, nth, from_at, by_id, body) values ($1, 2, now(), $3, '\\x01')",
      "crisis_pause_clock_id_previous_fkey",
    ],
    [
      "a met checkpoint has a person",
      "update crisis_checkpoint set met_at = now() where clock_id = $1",
      "crisis_checkpoint_met",
    ],
    [
      "a checkpoint is told in its time",
      "update crisis_checkpoint set fired_at = due_at - interval '1 s' where clock_id = $1",
      "crisis_checkpoint_fired",
    ],
    [
      "a checkpoint comes no earlier",
      "update crisis_checkpoint set due_at = due_at - interval '1 s' where clock_id = $1",
      "crisis_checkpoint_due",
    ],
    ["a checkpoint stays", "delete from crisis_checkpoint where clock_id = $1", "crisis_checkpoint_stays"],
    ["a clock stays", "delete from crisis_clock where id = $1", "crisis_clock_stays"],
    [
      "a clock ends with its outcome",
      "update crisis_clock set ended_at = now(), version = version + 1 where id = $1",
      "crisis_clock_outcome",
    ],
    [
      "a clock loses no reason",
      "update crisis_clock set reasons = '{leaves_now}', version = version + 1 where id = $1",
      "crisis_clock_reasons",
    ],
    [
      "a clock is of whoever is on shift",
      "update crisis_clock set holder_id = $4, version = version + 1 where id = $1",
      "crisis_clock_on_shift",
    ],
    [
      "a clock has its next version",
      "update crisis_clock set version = version + 2 where id = $1",
      "crisis_clock_version",
    ],
  ])("[DB579] [DB581] %s", async (_what, sql, rule) => {
    const { id } = await start();
    const { dana, lee, pat } = house.staff;
    const named: Readonly<Record<string, string>> = { $1: id, $2: dana, $3: lee, $4: pat };
    const text = sql.replaceAll(/\$\d/gu, (name) => `'${named[name]}'`);
    expect(await broken(text)).toBe(rule);
  });

  it("[DB580] what was told is told once, and what was met stays", async () => {
    const { id } = await start();
    now += 20 * 60_000;
    await house.store.crises.fire(id, "lead_aware", now);
    await house.store.crises.meet(id, { point: "lead_aware", words: null }, lead());
    const set = (what: string) =>
      `update crisis_checkpoint set ${what} where clock_id = $1 and point = 'lead_aware'`;
    expect(await broken(set("fired_at = null"), id)).toBe("crisis_checkpoint_fired_once");
    expect(await broken(set("met_at = now()"), id)).toBe("crisis_checkpoint_met_once");
    expect(await house.store.crises.fire(id, "lead_aware", now)).toBe(false);
  });
});
