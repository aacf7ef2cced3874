import { expect, it } from "vitest";
import { handoverChore } from "./handover-chore.ts";

const never = async (): Promise<never> => {
  throw new Error("is not asked");
};

it("[G563] asks each second whose shift ends within half an hour and what falls to leads, and says how many there were", async () => {
  const asked: number[] = [];
  const handovers = {
    offer: never,
    moment: never,
    accept: never,
    decline: never,
    takeBack: never,
    concerning: never,
    cameWith: never,
    mayGoOn: never,
    shiftEnd: never,
    sayShiftEnd: never,
    warnShiftEnds: async (aheadMs: number) => asked.push(aheadMs),
    fallToLeads: async () => 2,
  };
  const chore = handoverChore({ handovers });
  expect([chore.name, chore.everyMs, await chore.run()]).toEqual(["handovers", 1_000, 3]);
  expect(asked).toEqual([1_800_000]);
});
