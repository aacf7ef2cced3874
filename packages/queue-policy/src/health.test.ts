import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Medium, ShiftState } from "@holdfast/case-schema";
import { isAvailable, judgeHealth, type Waiting } from "./health.ts";
import type { Standing } from "./match/presence.ts";

const NOW = 10_000;
const fresh: Waiting = {
  danger: null,
  lane: null,
  laneReason: null,
  dueAt: NOW + 1,
  setAsideUntil: null,
  isAutomatic: false,
};
const overdue: Waiting = { ...fresh, dueAt: NOW };
const here: Standing = { state: "available", goneSince: null, isWrappingUp: false, paused: [] };
const resting: Standing = { ...here, state: "break" };
const cutOff: Standing = { ...here, goneSince: 1 };
const wrapping: Standing = { ...here, isWrappingUp: true };
const consulted: Standing = { ...here, state: "consult_only" };
const away: Standing = { ...here, state: "away" };
const choosy: Standing = { ...here, paused: Medium.options };

describe("the queue's health", () => {
  it.each([
    ["[Q23] nobody waits and nobody is there", [], [], "calm", []],
    ["[Q23] somebody waits within their time", [fresh], [here], "calm", []],
    [
      "[Q20] danger waits, however many are there",
      [{ ...fresh, danger: "said_so" }],
      [here, here],
      "strained",
      ["Q20_danger_waits"],
    ],
    [
      "[Q20] danger waits, set aside or not",
      [{ ...fresh, danger: "said_so", setAsideUntil: NOW + 9 }],
      [here],
      "strained",
      ["Q20_danger_waits"],
    ],
    [
      "[Q20] danger that a list of words found waits",
      [{ ...fresh, lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" }],
      [here],
      "strained",
      ["Q20_danger_waits"],
    ],
    ["[Q16] only machines wrote, long ago", [{ ...overdue, isAutomatic: true }], [], "calm", []],
    [
      "[Q20] danger that a colleague found in what machines wrote",
      [{ ...fresh, isAutomatic: true, lane: "life_threat", laneReason: "staff" }],
      [here],
      "strained",
      ["Q20_danger_waits"],
    ],
    ["[Q21] somebody waits and nobody is on shift", [fresh], [], "strained", ["Q21_nobody_available"]],
    [
      "[Q21] [Q49] whoever is on shift is on a break, cut off, wrapping up, apart, or wants nothing new at all",
      [fresh],
      [resting, cutOff, wrapping, consulted, away, choosy],
      "strained",
      ["Q21_nobody_available"],
    ],
    ["[Q22] as many are overdue as are there", [overdue], [here], "busy", ["Q22_overdue"]],
    ["[Q22] more are overdue than are there", [overdue, overdue], [here], "strained", ["Q22_overdue"]],
    ["[Q22] what is overdue is set aside", [{ ...overdue, setAsideUntil: NOW + 9 }], [], "calm", []],
    [
      "[Q23] everything at once, the gravest first",
      [{ ...overdue, danger: "said_so" }],
      [],
      "strained",
      ["Q20_danger_waits", "Q21_nobody_available", "Q22_overdue"],
    ],
  ] as const)("%s", (_name, contacts, onShift, level, rules) => {
    const health = judgeHealth(contacts, onShift, NOW);
    expect(health.level).toBe(level);
    expect(health.reasons.map(({ rule }) => rule)).toEqual(rules);
  });

  const contact = fc.record({
    danger: fc.constantFrom(null, null, "said_so" as const),
    lane: fc.constantFrom(null, "tip" as const, "life_threat" as const),
    laneReason: fc.constantFrom(null, "staff"),
    dueAt: fc.integer({ min: NOW - 3, max: NOW + 3 }),
    setAsideUntil: fc.constantFrom(null, null, NOW + 9),
    isAutomatic: fc.constantFrom(false, false, true),
  });
  const standing = fc.record({
    state: fc.constantFrom(...ShiftState.options),
    goneSince: fc.constantFrom(null, null, 1),
    isWrappingUp: fc.constantFrom(false, false, true),
    paused: fc.subarray([...Medium.options]),
  });
  const RANK = { calm: 0, busy: 1, strained: 2 };

  it("[Q23] is calm exactly when there is no reason, and never gets worse by one more who is there", () => {
    fc.assert(
      fc.property(fc.array(contact), fc.array(standing), (contacts, onShift) => {
        const before = judgeHealth(contacts, onShift, NOW);
        expect(before.level === "calm").toBe(before.reasons.length === 0);
        const after = judgeHealth(contacts, [...onShift, here], NOW);
        expect(RANK[after.level]).toBeLessThanOrEqual(RANK[before.level]);
        expect(after.available).toBe(before.available + 1);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q49] counts nobody who wants nothing new on any channel that is carried", () => {
    const textless: Standing = { ...here, paused: ["text"] };
    expect([
      isAvailable(textless),
      isAvailable(textless, ["text"]),
      isAvailable(textless, ["text", "voice"]),
    ]).toEqual([true, false, true]);
    expect(judgeHealth([fresh], [textless], NOW, ["text"]).reasons).toEqual([
      { rule: "Q21_nobody_available" },
    ]);
  });

  it("[Q23] never gets better by one more who waits", () => {
    fc.assert(
      fc.property(fc.array(contact), fc.array(standing), contact, (contacts, onShift, one) => {
        const before = judgeHealth(contacts, onShift, NOW);
        expect(RANK[judgeHealth([...contacts, one], onShift, NOW).level]).toBeGreaterThanOrEqual(
          RANK[before.level],
        );
      }),
      { numRuns: rounds(300) },
    );
  });
});
