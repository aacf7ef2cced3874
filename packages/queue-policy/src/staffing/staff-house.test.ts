import { describe, expect, it } from "vitest";
import { agentsNeeded, TEXT_AIM, VOICE_AIM } from "./agents-needed.ts";
import type { Known } from "./hours-ahead.ts";
import { fewestOn } from "./on-at-once.ts";
import { patienceOf } from "./patience.ts";
import { staffHouse } from "./staff-house.ts";

const MINUTE = 60_000;
const known = (facts: Partial<Known> = {}): Known => ({
  today: [],
  ahead: [
    [10, 12, 14],
    [2, 3, 1],
  ],
  handling: { meanMs: 20 * MINUTE, of: 300 },
  patienceMs: null,
  atOnce: 1,
  ...facts,
});
const never: Known = known({
  ahead: [
    [0, 0, 0],
    [0, 0, 0],
  ],
  handling: { meanMs: 0, of: 0 },
});
const calls = (facts: Known) => ({ medium: "voice", known: facts, aim: VOICE_AIM }) as const;
const texts = (facts: Known) => ({ medium: "text", known: facts, aim: TEXT_AIM }) as const;

describe("how many people a house needs", () => {
  it("[Q90] is as many for each medium as it needs by itself, together", () => {
    const [hour] = staffHouse([calls(known()), texts(known({ atOnce: 2 }))]);
    if (hour?.known !== true) throw new Error("an estimate was expected");
    const load = { perHour: 12, handlingMs: 20 * MINUTE, patienceMs: null };
    expect(hour.expected).toBe(
      agentsNeeded({ ...load, atOnce: 1 }, VOICE_AIM).agents +
        agentsNeeded({ ...load, atOnce: 2 }, TEXT_AIM).agents,
    );
    expect(hour.few).toBeLessThan(hour.expected);
    expect(hour.many).toBeGreaterThan(hour.expected);
    expect(hour.media.map(({ medium }) => medium)).toEqual(["voice", "text"]);
  });

  it("[Q90] [Q74] is unknown where one of them is, and says which, and how much is known", () => {
    const few = known({ handling: { meanMs: MINUTE, of: 7 } });
    expect(staffHouse([calls(known()), texts(few)])[0]).toEqual({
      known: false,
      medium: "text",
      because: "Q74_too_few_handled",
      has: 7,
      needed: 20,
    });
  });

  it("[Q90] leaves out what never came where something else did, and nothing where nothing did", () => {
    const [hour] = staffHouse([calls(never), texts(known())]);
    expect(hour).toMatchObject({ known: true, media: [{ medium: "text" }] });
    expect(staffHouse([calls(never), texts(never)])[0]).toMatchObject({ known: false, has: 0, needed: 20 });
    const today = known({ ...never, today: [{ count: 1, gone: 1, earlier: [0, 0, 0] }] });
    expect(staffHouse([calls(today), texts(known())])[0]).toMatchObject({ known: false, medium: "voice" });
    expect(staffHouse([])).toEqual([]);
  });
});

it.each([
  [19, 100_000, null],
  [20, 100_000, 5_000],
  [20, 0, null],
] as const)(
  "[Q91] of %s who left after all waited %s ms people are patient for %s ms",
  (left, waitedMs, patience) => {
    expect(patienceOf({ left, waitedMs })).toBe(patience);
  },
);

describe("who is on together", () => {
  const on = (who: string, from: number, until: number) => ({ who, from, until });
  it.each([
    ["nobody", [], 0],
    ["one after the other", [on("ada", 0, 5), on("dana", 5, 10)], 1],
    ["one after the other with a gap", [on("ada", 0, 5), on("dana", 6, 10)], 0],
    ["both at once", [on("ada", -5, 10), on("dana", 0, 20)], 2],
    ["one who comes late", [on("ada", 0, 10), on("dana", 3, 10)], 1],
    ["one with two shifts at once", [on("ada", 0, 10), on("ada", 0, 10)], 1],
    ["one who comes when it is over", [on("ada", 10, 20)], 0],
  ] as const)("[Q92] are, of %s, the fewest at any moment", (_name, shifts, fewest) => {
    expect(fewestOn(shifts, 0, 10)).toBe(fewest);
  });
});
