import { afterAll, beforeAll, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, samplePlan, samplePlanEdit, testStore } from "../testing/index.ts";
import { SAMPLE_COURSE } from "../testing/sample-plan.ts";
import { turnedTime } from "../testing/turned-time.ts";
import type { CrisisFacts } from "./crisis-store.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let house: HoldHouse;
beforeAll(async () => {
  house = await holdHouse(() => now);
  await house.store.shifts.keep(house.staff.dana, "available");
  await house.store.shifts.keep(house.staff.lee, "available");
});
afterAll(async () => house.close());

/** When each checkpoint comes, in minutes from an instant. */
const comes = ({ checkpoints }: CrisisFacts, from: number) =>
  checkpoints.map(({ dueAt }) => (dueAt - from) / MINUTE);
const minutes = SAMPLE_COURSE.map((each) => each.minutes);

it.each([
  ["two hours ahead", 120],
  ["two hours behind", -120],
])(
  "[DB610] a gateway whose clock is %s puts no checkpoint off, and has none come early",
  async (_name, offBy) => {
    // The database's clock is right; this gateway's is not.
    const wrong = await testStore({
      connection: house.store.connection,
      clock: () => now + offBy * MINUTE,
      passing: turnedTime(() => now),
    });
    try {
      const scene = await house.scene();
      const planId = await samplePlan(house, scene);
      const id = crypto.randomUUID();
      const lead = sampleAsker(house.staff.lee, "lead_crisis", now);
      const starting = { id, planId, contactId: scene.contactId, course: SAMPLE_COURSE };
      await wrong.crises.start(starting, sampleAsker(house.staff.dana, "change_plan", now));
      const standing = async (): Promise<CrisisFacts> => {
        const course = await house.store.crises.ofPlan(planId, sampleAsker(house.staff.dana));
        if (course?.clocks[0] === undefined) throw new Error("no clock runs");
        return course.clocks[0];
      };
      const began = now;
      expect(await standing()).toMatchObject({ startedAt: began, heldSince: began });
      expect(comes(await standing(), began)).toEqual(minutes);

      // Paused by the wrong one and resumed by another: it stood still for as long as it really did.
      now += 5 * MINUTE;
      await wrong.crises.pause(id, "They are with the police", lead);
      now += 30 * MINUTE;
      await house.store.crises.resume(id, lead);
      expect(comes(await standing(), began)).toEqual(minutes.map((each) => each + 30));
      await wrong.crises.meet(id, { point: "lead_aware", words: null }, lead);
      expect((await standing()).checkpoints[0]?.metAt).toBe(now);
    } finally {
      await wrong.close();
    }
  },
);

it("[DB610] so is the clock that an edit starts", async () => {
  const wrong = await testStore({
    connection: house.store.connection,
    clock: () => now + 120 * MINUTE,
    passing: turnedTime(() => now),
  });
  try {
    const scene = await house.scene();
    const planId = await samplePlan(house, scene);
    const crisis = {
      id: crypto.randomUUID(),
      contactId: scene.contactId,
      reasons: ["leaves_now"],
      course: SAMPLE_COURSE,
      isOnlyWhereNoneRuns: false,
    };
    const what = { field: "ready_to_leave", value: "now", basedOn: 0, crisis };
    await samplePlanEdit(wrong, { id: planId, contactId: scene.contactId }, house.staff.dana, what);
    const course = await house.store.crises.ofPlan(planId, sampleAsker(house.staff.dana));
    expect(course?.clocks.map(({ startedAt }) => startedAt)).toEqual([now]);
  } finally {
    await wrong.close();
  }
});
