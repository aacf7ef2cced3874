import { expect, it } from "vitest";
import type { RacedOverGateways } from "./race-over-gateways.ts";
import { racedFigures } from "./raced-figures.ts";

const whole: RacedOverGateways = {
  contacts: 200,
  byStaff: 800,
  byHouse: 7,
  torn: [],
  unexplained: [],
  twice: [],
  untold: [],
  stuck: [],
  kinds: {},
  lastedMs: 20_400,
};
const verdicts = (raced: Partial<RacedOverGateways>): readonly string[] =>
  racedFigures({ ...whole, ...raced }, "race").map(({ verdict }) => verdict);

it("says how many were raced for, and in what time", () => {
  expect(racedFigures(whole, "race").map(({ workload, ours }) => `${workload}: ${ours}`)).toEqual([
    "race: one holder at a time: 0 broken of 807 changes of 200 in 20 s",
    "race: the history explains each change: 0 unexplained of 807, 7 of them the house's",
    "race: nothing is stuck: 0 of 200",
  ]);
  expect(verdicts({})).toEqual(["exact", "exact", "exact"]);
});

it.each<[string, Partial<RacedOverGateways>, number]>([
  ["two had at once", { torn: ["c@2"] }, 0],
  ["two were told that they did", { twice: ["c@2"] }, 0],
  ["nobody took from anybody who was gone", { byHouse: 0 }, 0],
  ["nobody moved", { byStaff: 0 }, 0],
  ["no record explains", { unexplained: ["c@2"] }, 1],
  ["nobody was told of", { untold: ["c@2"] }, 1],
  ["stays with whoever is gone", { stuck: ["c claimed a"] }, 2],
])("what %s is broken, and nothing else is", (_what, raced, nth) => {
  expect(verdicts(raced)).toEqual(["exact", "exact", "exact"].with(nth, "BROKEN"));
});
