import { expect, it } from "vitest";
import { emergencyChore } from "./emergency-chore.ts";

it("[DB496] asks each second for what nobody looked at in time, and says how many there were", async () => {
  const chore = emergencyChore({ emergencies: { ...NOTHING, fallOverdue: async () => 3 } });
  expect([chore.name, chore.everyMs, await chore.run()]).toEqual(["overdue_emergencies", 1_000, 3]);
});

const never = async (): Promise<never> => {
  throw new Error("is not asked");
};
const NOTHING = { open: never, standing: never, waiting: never, reviewed: never, review: never };
