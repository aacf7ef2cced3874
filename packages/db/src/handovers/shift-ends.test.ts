import type { UserId } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { sampleStaff, testStore } from "../testing/index.ts";

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

it("[DB636] when shifts end is read of everybody on shift at once, and of nobody else", async () => {
  const store = await testStore({ clock: () => NOW });
  try {
    const [dana, ada, lee] = [
      await sampleStaff(store, "Dana"),
      await sampleStaff(store, "Ada"),
      await sampleStaff(store, "Lee", "shift_lead"),
    ];
    for (const each of [dana, ada, lee]) await store.shifts.keep(each, "available");
    await store.handovers.sayShiftEnd(dana, NOW + HOUR);
    await store.shifts.end(lee);
    const ends = new Map<UserId, number>(
      (await store.handovers.shiftEnds()).map(({ id, endsAt }) => [id, endsAt]),
    );
    expect(ends).toEqual(
      new Map([
        [dana, NOW + HOUR],
        [ada, NOW + 10 * HOUR],
      ]),
    );
  } finally {
    await store.close();
  }
});
