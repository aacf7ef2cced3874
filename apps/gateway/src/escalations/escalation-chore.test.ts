import { expect, it } from "vitest";
import { escalationChore } from "./escalation-chore.ts";

it("[DB597] asks each second for what no lead has seen in time, and says how many there were", async () => {
  const chore = escalationChore({ escalations: { ...NOTHING, alarmAgain: async () => 3 } });
  expect([chore.name, chore.everyMs, await chore.run()]).toEqual(["unseen_escalations", 1_000, 3]);
});

const never = async (): Promise<never> => {
  throw new Error("is not asked");
};
const NOTHING = { escalate: never, wouldCall: never, see: never, concerning: never };
