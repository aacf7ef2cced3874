import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHIPPED_SCENARIOS } from "../library/shipped.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { nextTurn, type Next, type PlayedLine } from "./next-turn.ts";
import { seeded } from "./seeded.ts";

const START = 1_000_000;
const scenario: Scenario = {
  id: "short",
  title: "Short",
  about: "Somebody writes.",
  language: "en",
  lane: "tip",
  turns: [
    { on: "start", after: [2, 2], says: "hello" },
    { on: "next", after: [3, 5], says: "are you there" },
    { on: "answer", after: [4, 4], says: "good", nudge: { after: 60, says: "hello?" } },
  ],
  ends: "waits",
  points: ["Did you answer?"],
};
const next = (lines: readonly PlayedLine[], chance = () => 0.5): Next =>
  nextTurn({ scenario, startedAt: START, lines }, chance);
const said = (nth: number, at: number, isNudge = false): PlayedLine => ({ at, turn: { nth, isNudge } });
const answer = (at: number): PlayedLine => ({ at, turn: null });

describe("what comes next", () => {
  it("[PM4] follows the beginning, then the turn before, then the first answer to it", () => {
    expect(next([])).toEqual({ kind: "says", nth: 0, isNudge: false, says: "hello", at: START + 2000 });
    const one = said(0, START + 2000);
    expect(next([one])).toMatchObject({ nth: 1, at: START + 6000 });
    // What was answered before they had finished is no answer to what they said.
    const two = [one, answer(START + 3000), said(1, START + 6000)];
    expect(next(two)).toMatchObject({ nth: 2, isNudge: true });
    expect(next([...two, answer(START + 9000), answer(START + 20_000)])).toMatchObject({
      nth: 2,
      isNudge: false,
      at: START + 13_000,
    });
    expect(next([...two, answer(START + 9000), said(2, START + 13_000)])).toEqual({ kind: "over" });
  });

  it("[PM4] is one nudge where nobody answers, and then nothing until somebody does", () => {
    const silent = [said(0, START + 2000), said(1, START + 6000)];
    expect(next(silent)).toEqual({ kind: "says", nth: 2, isNudge: true, says: "hello?", at: START + 66_000 });
    const nudged = [...silent, said(2, START + 66_000, true)];
    expect(next(nudged)).toEqual({ kind: "waits_for_answer" });
    expect(next([...nudged, answer(START + 70_000)])).toMatchObject({
      nth: 2,
      isNudge: false,
      at: START + 74_000,
    });
  });

  it("[PM3] takes as long as chance says, between the shortest and the longest", () => {
    const at = (chance: number) => {
      const told = next([said(0, START)], () => chance);
      return told.kind === "says" ? told.at - START : null;
    };
    expect([at(0), at(0.5), at(0.999_999)]).toEqual([3000, 4000, 5000]);
  });
});

/** Plays a scenario to its end, looked at every `everyMs`, and answered `answerMs` after each question. */
function play(one: Scenario, seed: number, everyMs: number, answers: boolean): readonly PlayedLine[] {
  const lines: PlayedLine[] = [];
  const chance = seeded(seed);
  let waits = 0;
  for (let now = START; waits < 3; now += everyMs) {
    let told = nextTurn({ scenario: one, startedAt: START, lines }, chance);
    while (told.kind === "says" && told.at <= now) {
      lines.push(said(told.nth, told.at, told.isNudge));
      told = nextTurn({ scenario: one, startedAt: START, lines }, chance);
    }
    if (told.kind === "over") return lines;
    const last = lines.at(-1);
    const asks = one.turns[(last?.turn?.nth ?? 0) + 1]?.on === "answer";
    if (answers && last?.turn != null && (asks || told.kind === "waits_for_answer"))
      lines.push(answer(last.at + 1000));
    else if (told.kind === "waits_for_answer") waits += 1;
  }
  return lines;
}

const anyScenario = fc.constantFrom(...SHIPPED_SCENARIOS);

describe("a whole conversation", () => {
  it("[PM3] is the same for the same seed, however often it is looked at", () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), fc.integer({ min: 200, max: 900 }), (one, seed, everyMs) => {
        expect(play(one, seed, everyMs, true)).toEqual(play(one, seed, 100, true));
      }),
      { numRuns: 30 },
    );
  });

  it("[PM4] has each turn once, in order, and never before what it follows", () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (one, seed) => {
        const lines = play(one, seed, 250, true);
        const turns = lines.flatMap(({ turn }) => (turn === null || turn.isNudge ? [] : [turn.nth]));
        expect(turns).toEqual(one.turns.map((_, nth) => nth));
        expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });

  it("[PM4] stands still where nobody answers", () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (one, seed) => {
        const lines = play(one, seed, 1000, false);
        const before = one.turns.findIndex(({ on }) => on === "answer");
        expect(lines.filter(({ turn }) => turn?.isNudge === false)).toHaveLength(before);
        expect(lines.filter(({ turn }) => turn?.isNudge === true).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
