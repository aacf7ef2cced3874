import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, samplePlan, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { SAMPLE_COURSE } from "../testing/sample-plan.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let house: HoldHouse;
/** A second gateway of the same database, whose clock is off by this. */
let skewMs = 0;
let second: TestStore;
const openSecond = async () => testStore({ connection: house.store.connection, clock: () => now + skewMs });
beforeAll(async () => {
  house = await holdHouse(() => now);
  second = await openSecond();
});
afterAll(async () => {
  await second.close();
  await house.close();
});

type Step =
  | { readonly kind: "look"; readonly gateway: 0 | 1 }
  | { readonly kind: "look_together" | "killed" | "restart" | "pause" | "resume" }
  | { readonly kind: "pass" | "step"; readonly minutes: number }
  | { readonly kind: "skew"; readonly ms: number }
  | { readonly kind: "meet"; readonly point: string };
const points = SAMPLE_COURSE.map(({ id }) => id);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("look" as const), gateway: fc.constantFrom(0 as const, 1 as const) }),
  fc.constantFrom("look_together", "killed", "restart", "pause", "resume").map((kind) => ({ kind })),
  fc.record({ kind: fc.constant("pass" as const), minutes: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ kind: fc.constant("step" as const), minutes: fc.integer({ min: -90, max: 30 }) }),
  fc.record({ kind: fc.constant("skew" as const), ms: fc.integer({ min: -30_000, max: 30_000 }) }),
  // By that of the outcome the clock ends, and nothing comes any more: it is said last, if at all.
  fc.record({ kind: fc.constant("meet" as const), point: fc.constantFrom(...points.slice(0, -1)) }),
);

const gateways = () => [house.store, second] as const;
const nowAt = (gateway: 0 | 1): number => now + (gateway === 0 ? 0 : skewMs);
const look = async (gateway: 0 | 1): Promise<void> => {
  const { crises } = gateways()[gateway];
  const due = await crises.atTheirTime(nowAt(gateway), 200);
  await Promise.all(due.map(async ({ id, point }) => crises.fire(id, point, nowAt(gateway))));
};

/** A gateway that dies between telling and its commit. */
async function killed(id: string): Promise<void> {
  const raw = await rawClient(house.store.connection);
  await raw.query("begin");
  for (const point of points) await raw.query("select fire_crisis_checkpoint($1, $2, $3)", [id, point, now]);
  await raw.end();
}

async function take(one: Step, id: string): Promise<unknown> {
  const asLee = sampleAsker(house.staff.lee, "lead_crisis", now);
  switch (one.kind) {
    case "look":
      return look(one.gateway);
    case "look_together":
      return Promise.all(([0, 1, 0, 1] as const).map(look));
    case "killed":
      return killed(id);
    case "restart":
      await second.close();
      second = await openSecond();
      return look(1);
    case "pass":
    case "step":
      now += one.minutes * MINUTE;
      return null;
    case "skew":
      skewMs = one.ms;
      return null;
    case "pause":
      return second.crises.pause(id, "They are with the police now", asLee);
    case "resume":
      return house.store.crises.resume(id, asLee);
    case "meet":
      return second.crises.meet(id, { point: one.point, words: null }, asLee);
  }
}

it("[DB580] every checkpoint is told exactly once, never before its time nor while the clock stands still, whatever two gateways' clocks do", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      const scene = await house.scene();
      const planId = await samplePlan(house, scene);
      const id = crypto.randomUUID();
      const began = now;
      await house.store.crises.start(
        { id, planId, contactId: scene.contactId, course: SAMPLE_COURSE },
        sampleAsker(house.staff.dana, "change_plan", now),
      );
      for (const one of steps) await take(one, id);
      await house.store.crises.resume(id, sampleAsker(house.staff.lee, "lead_crisis", now));
      // However late the clocks were put, the time of all of them comes.
      now = Math.max(now, began) + 3 * 24 * 60 * MINUTE;
      await Promise.all(([0, 1, 0, 1] as const).map(look));
      await look(0);
      const [clock] = (await house.store.crises.ofPlan(planId, sampleAsker(house.staff.dana)))?.clocks ?? [];
      const { rows } = await house.client.query<{ point: string; times: number }>(
        `select facts ->> 'point' as point, count(*)::integer as times from audit_row
         where subject_id = $1 and facts ->> 'how' = 'due' group by 1`,
        [id],
      );
      const told = Object.fromEntries(rows.map(({ point, times }) => [point, times]));
      for (const { point, dueAt, firedAt, metAt } of clock?.checkpoints ?? []) {
        expect([point, told[point] ?? 0]).toEqual([point, firedAt === null ? 0 : 1]);
        expect([point, firedAt ?? metAt]).not.toEqual([point, null]);
        expect(firedAt ?? dueAt).toBeGreaterThanOrEqual(dueAt);
        const minutes = SAMPLE_COURSE.find((each) => each.id === point)?.minutes ?? 0;
        expect(dueAt).toBeGreaterThanOrEqual((clock?.startedAt ?? 0) + minutes * MINUTE);
      }
      expect(clock?.checkpoints.map(({ point }) => point)).toEqual(points);
      // Each change is told once, under the version that it made.
      const { rows: heard } = await house.client.query<{ version: number }>(
        "select (payload ->> 'version')::integer as version from event where payload ->> 'kind' = 'crisis' and payload ->> 'id' = $1 order by 1",
        [id],
      );
      expect(heard.map(({ version }) => version)).toEqual(heard.map((_each, nth) => nth + 1));
      expect(heard).toHaveLength(clock?.version ?? 0);
      await house.store.crises.meet(
        id,
        { point: "outcome", words: "At her aunt's" },
        sampleAsker(house.staff.dana, "change_plan", now),
      );
    }),
    { numRuns: rounds(25) },
  );
});
