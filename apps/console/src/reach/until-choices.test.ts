import { expect, it } from "vitest";
import { untilChoices } from "./until-choices.ts";

const at = (hour: number, minute: number): number => new Date(2026, 10, 25, hour, minute).getTime();

it("offers times on the quarter of an hour, none sooner than it says", () => {
  expect(untilChoices(at(12, 0))).toEqual([at(12, 30), at(13, 0), at(14, 0), at(16, 0)]);
  expect(untilChoices(at(12, 1))).toEqual([at(12, 45), at(13, 15), at(14, 15), at(16, 15)]);
});
