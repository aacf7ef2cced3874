import { HANDOVER_QUIET_MS } from "@holdfast/contact-policy";
import type { HandoverStore, QuietMoment } from "@holdfast/db";
import { expect, it } from "vitest";
import { handoverChores } from "./handover-chores.ts";

const never = async (): Promise<never> => {
  throw new Error("is not asked");
};

it("[G563] [CP95] asks each second whose shift ends within half an hour and what falls to leads, and says how many there were", async () => {
  const asked: number[] = [];
  const quiets: QuietMoment[] = [];
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
    shiftEnds: never,
    sayShiftEnd: never,
    warnShiftEnds: async (aheadMs: number) => asked.push(aheadMs),
    fallToLeads: async (quiet: QuietMoment) => {
      quiets.push(quiet);
      return 2;
    },
  };
  const [ends, falls] = handoverChores({ handovers });
  expect([ends?.name, ends?.everyMs, await ends?.run()]).toEqual(["shift_ends", 1_000, 1]);
  expect(asked).toEqual([1_800_000]);
  expect([falls?.name, falls?.everyMs, await falls?.run()]).toEqual(["handovers", 1_000, 2]);
  // CP95: what nobody offered falls at the moment at which it could be accepted, and at no other.
  expect(quiets).toEqual([{ quietMs: HANDOVER_QUIET_MS, talks: ["text", "form"] }]);
});

it("[G563] has what falls to leads fall although nobody could be told of the end of a shift", async () => {
  const handovers = {
    warnShiftEnds: never,
    fallToLeads: async () => 2,
  } as Partial<HandoverStore> as HandoverStore;
  const done = await Promise.allSettled(handoverChores({ handovers }).map(async ({ run }) => run()));
  expect(done.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});
