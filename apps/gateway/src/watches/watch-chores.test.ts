import { expect, it } from "vitest";
import { watchChores } from "./watch-chores.ts";

const never = async (): Promise<never> => {
  throw new Error("no chore does this");
};

it("[DB677] [DB680] [DB681] [DB720] ends what is watched no more every two seconds, and forgets what is old every hour", async () => {
  const asked: number[] = [];
  const forgets = async (olderThanMs: number): Promise<number> => asked.push(olderThanMs);
  const chores = watchChores({
    watches: { of: never, heardOf: never, endLapsed: async () => 3 },
    announcements: { lately: never, say: never, change: never, putAway: never, forget: forgets },
    lastHour: { count: never, forgetWaits: forgets },
    staffing: { count: never, forgetHolds: forgets },
  });
  expect(chores.map(({ name, everyMs }) => [name, everyMs])).toEqual([
    ["watches", 2_000],
    ["announcements", 3_600_000],
    ["waits", 3_600_000],
    ["holds", 3_600_000],
  ]);
  expect(await chores[0]?.run()).toBe(3);
  for (const chore of chores.slice(1)) await chore.run();
  expect(asked).toEqual([7 * 86_400_000, 86_400_000, 28 * 86_400_000]);
});
