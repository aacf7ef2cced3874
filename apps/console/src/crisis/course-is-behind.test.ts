import { expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { clockData, STARTED } from "./clock.fixture.ts";
import { courseIsBehind } from "./course-is-behind.ts";
import type { ClockData } from "./crisis-documents.ts";

const PLAN = uuid(950);
const runs = (...clocks: readonly ClockData[]) => ({
  kind: "known" as const,
  clocks,
  unheld: 0,
  isStale: false,
});
const over = clockData({ endedAt: STARTED + 1, version: 9 });

it.each([
  ["one runs that is not known", true, [], runs(clockData())],
  ["it has a higher version", true, [clockData()], runs(clockData({ version: 2 }))],
  ["it does not run any more", true, [clockData()], runs()],
  ["another one runs than the one that ended", true, [over], runs(clockData({ id: uuid(701) }))],
  ["all is known", false, [clockData()], runs(clockData())],
  ["the list is older: a lower version", false, [clockData({ version: 3 })], runs(clockData({ version: 2 }))],
  ["the list is older: it has ended since", false, [over], runs(clockData())],
  ["it is of another plan", false, [], runs(clockData({ planId: uuid(951) }))],
  ["nothing is known of those that run", false, [clockData()], { kind: "unknown" as const }],
])("a course is read anew or not where %s", (_name, isBehind, clocks, running) => {
  expect(courseIsBehind(PLAN, { clocks: [...clocks], words: [] }, running)).toBe(isBehind);
});
