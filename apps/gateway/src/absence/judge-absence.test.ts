import { describe, expect, it } from "vitest";
import { judgeAbsence, judgeShift, type AbsenceFacts, type ShiftAbsenceFacts } from "./judge-absence.ts";

const owed: AbsenceFacts = { unanswered: 1, isSetAside: false, isAlarmed: false, lastSeen: 1_000_000 };

describe("an absent holder", () => {
  it.each([
    ["[G51] was seen just now", 0, {}, "nothing"],
    ["[G50] is gone for less than a minute", 64_999, {}, "nothing"],
    ["[G50] is gone for a minute", 65_000, {}, "alarm"],
    ["[G50] is gone for a minute and said to be", 65_000, { isAlarmed: true }, "nothing"],
    ["[G50] is gone for less than two minutes", 124_999, { isAlarmed: true }, "nothing"],
    ["[G50] is gone for two minutes", 125_000, { isAlarmed: true }, "return"],
    ["[G50] is gone for long when somebody writes", 900_000, {}, "return"],
    ["[G51] is back", 4_999, { isAlarmed: true }, "back"],
    ["[G51] has answered", 900_000, { unanswered: 0 }, "nothing"],
    ["[G51] has answered and was said to be gone", 90_000, { unanswered: 0, isAlarmed: true }, "back"],
    ["[G51] has set it aside", 900_000, { isSetAside: true }, "nothing"],
    ["[G51] has set it aside and was said to be gone", 90_000, { isSetAside: true, isAlarmed: true }, "back"],
  ] as const)("%s", (_name, afterMs, given, verdict) => {
    expect(judgeAbsence({ ...owed, ...given }, 1_000_000 + afterMs)).toBe(verdict);
  });
});

const onShift: ShiftAbsenceFacts = { isGone: false, lastSeen: 1_000_000, watchedSince: 900_000 };

describe("somebody on shift", () => {
  it.each([
    ["[G53] was seen just now", 0, {}, "nothing"],
    ["[G53] has no console for less than a minute", 64_999, {}, "nothing"],
    ["[G53] has none for a minute", 65_000, {}, "gone"],
    ["[G53] has none for long, and that was said", 900_000, { isGone: true }, "nothing"],
    ["[G53] is back", 4_999, { isGone: true }, "back"],
    [
      "[G52] was not seen since this gateway began to look",
      0,
      { isGone: true, watchedSince: 1_000_000 },
      "nothing",
    ],
  ] as const)("%s", (_name, afterMs, given, verdict) => {
    expect(judgeShift({ ...onShift, ...given }, 1_000_000 + afterMs)).toBe(verdict);
  });
});
