import { expect, it } from "vitest";
import { checkpointsOf, clockData, MINUTE, STARTED } from "../crisis/clock.fixture.ts";
import { dana, marta } from "../queue/row.fixture.ts";
import { clocksOf, type ClockSources } from "./column-clocks.ts";

const NONE: ClockSources = { crises: [], held: [], toSign: [], consentEndsAt: null };
const [first] = checkpointsOf(STARTED);
const firstDue = first?.dueAt ?? 0;
const of = (sources: Partial<ClockSources>, now = STARTED, id = dana.id) =>
  clocksOf(id, { ...NONE, ...sources }, now);

it("[AL67] are none where nothing runs", () => {
  expect(of({})).toEqual([]);
});

it("[AL67] are of whoever has the crisis or asked, each kind once, with the first that is due", () => {
  const sources: Partial<ClockSources> = {
    crises: [clockData(), clockData({ holder: marta }), clockData({ holder: null })],
    held: [
      { askedBy: dana, dueAt: 9 },
      { askedBy: marta, dueAt: 1 },
      { askedBy: dana, dueAt: 5 },
    ],
    toSign: [
      { askedBy: dana, reportDueAt: 7, reviewDueAt: null },
      { askedBy: dana, reportDueAt: 3, reviewDueAt: 8 },
      { askedBy: marta, reportDueAt: 2, reviewDueAt: null },
    ],
    consentEndsAt: 4,
  };
  expect(of(sources)).toEqual([
    { kind: "crisis", count: 1, dueAt: firstDue },
    { kind: "report", count: 2, dueAt: 3 },
    { kind: "review", count: 1, dueAt: 8 },
    { kind: "decision", count: 2, dueAt: 5 },
    { kind: "consent", count: 1, dueAt: 4 },
  ]);
  expect(of(sources, STARTED, marta.id).map(({ kind, count }) => [kind, count])).toEqual([
    ["crisis", 1],
    ["report", 1],
    ["decision", 1],
    ["consent", 1],
  ]);
});

it("[AL67] of a crisis stand still with its clock, but for what is overdue", () => {
  const pauses = [{ fromAt: STARTED + 1, by: { name: "Dana" }, toAt: null, resumedBy: null }];
  expect(of({ crises: [clockData({ pauses })] })).toEqual([{ kind: "crisis", count: 1, dueAt: null }]);
  const checkpoints = checkpointsOf(STARTED, [], firstDue);
  const later = firstDue + MINUTE;
  expect(of({ crises: [clockData({ checkpoints, pauses })] }, later)).toEqual([
    { kind: "crisis", count: 1, dueAt: firstDue },
  ]);
});
