import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHIPPED_SCENARIOS } from "../library/shipped.ts";
import { readScenario } from "./read-scenario.ts";

const whole = {
  id: "a-scenario",
  title: "A scenario",
  about: "Somebody writes.",
  language: "en",
  lane: "tip",
  turns: [
    { on: "start", after: [0, 3], says: "hello" },
    { on: "answer", after: [1, 5], says: "yes", nudge: { after: 60, says: "hello?" } },
  ],
  ends: "waits",
  points: ["Did you ask?"],
};
const problems = (given: unknown): readonly string[] => {
  const read = readScenario(JSON.stringify(given));
  return read.kind === "refused" ? read.problems : [];
};
const [first, second] = whole.turns;

describe("a scenario's file", () => {
  it("[PM1] is read as it is written", () => {
    expect(readScenario(JSON.stringify(whole))).toEqual({ kind: "scenario", scenario: whole });
  });

  it.each<[string, object, string]>([
    ["without a turn", { turns: [] }, "turns: has no turn"],
    [
      "that begins with an answer",
      { turns: [second] },
      "turns.0.on: is the first and does not follow the start",
    ],
    ["that starts twice", { turns: [first, first] }, "turns.1.on: follows the start and is not the first"],
    ["without words", { turns: [{ ...first, says: "" }] }, "turns.0.says: has no words"],
    [
      "whose longest pause is the shorter one",
      { turns: [{ ...first, after: [9, 3] }] },
      "turns.0.after: is shorter at the longest than at the shortest",
    ],
    ["whose pause is an hour", { turns: [{ ...first, after: [0, 3600] }] }, "turns.0.after.1: is over 300 s"],
    [
      "that goes back in time",
      { turns: [{ ...first, after: [-1, 3] }] },
      "turns.0.after.0: is before what it follows",
    ],
    [
      "that nudges where nobody waits",
      { turns: [{ ...first, nudge: { after: 60, says: "hello?" } }] },
      "turns.0.nudge: nudges, but does not wait for an answer",
    ],
    [
      "of a name with a blank",
      { id: "A scenario" },
      "id: is not of small letters, digits and single hyphens",
    ],
    ["with nothing to look at", { points: [] }, "points: has nothing to look at"],
  ])("[PM2] %s is refused in words", (_name, change, said) => {
    expect(problems({ ...whole, ...change })).toContain(said);
  });

  it("[PM2] is refused for everything that is wrong with it at once, and for what nobody knows", () => {
    expect(problems({ ...whole, id: "", points: [], language: "fr" })).toHaveLength(3);
    expect(problems({ ...whole, number: 1 })[0]).toMatch(/^the file: .*number/u);
    expect(problems([])).toHaveLength(1);
  });

  it("[PM2] makes reading throw by no text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readScenario(text);
        expect(read.kind === "scenario" || read.problems.length > 0).toBe(true);
      }),
    );
  });
});

describe("what is shipped", () => {
  it("[PM5] is of each kind that a shift meets, in both languages, each under a name of its own", () => {
    expect(new Set(SHIPPED_SCENARIOS.map(({ id }) => id)).size).toBe(SHIPPED_SCENARIOS.length);
    expect(SHIPPED_SCENARIOS.length).toBeGreaterThanOrEqual(8);
    expect(new Set(SHIPPED_SCENARIOS.map(({ language }) => language))).toEqual(new Set(["en", "es"]));
    expect(new Set(SHIPPED_SCENARIOS.map(({ lane }) => lane))).toEqual(
      new Set(["life_threat", "in_situation", "minor_mentioned", "other_helper", "tip", "information"]),
    );
  });

  it("[PM5] names no number, no address and nobody by two names", () => {
    for (const { id, turns, about, title, points } of SHIPPED_SCENARIOS) {
      const said = [title, about, ...points, ...turns.map(({ says }) => says)];
      for (const words of said) {
        expect([id, /\d{3,}|@|https?:|www\./u.exec(words)]).toEqual([id, null]);
        expect([id, /\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.exec(words)]).toEqual([id, null]);
      }
    }
  });
});
