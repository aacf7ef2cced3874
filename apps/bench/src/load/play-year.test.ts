import { describe, expect, it } from "vitest";
import { loadText } from "./load-text.ts";
import { playYear } from "./play-year.ts";
import { lossesOf, type Kept } from "./told-or-lost.ts";
import { waitsByLane } from "./waits-by-lane.ts";
import { A_YEAR, planYear } from "./year-plan.ts";

const SCALE = { seed: 11, signals: 2_000, lastsMs: 60_000, pauseMs: 100 };

describe("a planned year", () => {
  it("is the same for the same seed, in order, within its time, and another for another", () => {
    const plan = planYear(SCALE);
    expect(planYear(SCALE)).toEqual(plan);
    expect(planYear({ ...SCALE, seed: 12 }).messages).not.toEqual(plan.messages);
    const times = plan.messages.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(SCALE.lastsMs + 1_000);
  });

  it("has the mix of ways that is known of a year, and some of everything else", () => {
    const { of, threads, signals } = planYear({ ...SCALE, signals: 8_000 });
    expect(A_YEAR).toBe(34_177);
    expect(of.call / signals).toBeCloseTo(26_884 / A_YEAR, 1);
    expect(of.form / signals).toBeCloseTo(3_154 / A_YEAR, 1);
    for (const kind of ["spanish", "crisis", "repeat", "burst", "redelivered"] as const)
      expect([kind, of[kind] > 100]).toEqual([kind, true]);
    expect(threads).toBe(signals - of.repeat);
  });

  it("brings nothing under the name of something else", () => {
    const names = new Map<string, string>();
    for (const { event, thread, text } of planYear(SCALE).messages) {
      const said = `${thread}\n${text}`;
      expect(names.get(event) ?? said).toBe(said);
      names.set(event, said);
    }
  });
});

describe("what is lost", () => {
  const kept: Kept = {
    brought: 2,
    accepted: 2,
    stored: 2,
    contacts: new Set(["a", "b"]),
    told: [new Set(["a", "b", "older"])],
    queued: new Set(["1"]),
    delivered: new Map([["1", 1]]),
    saidUnsent: new Set(),
    open: 0,
  };
  it.each<[string, Partial<Kept>, readonly RegExp[]]>([
    ["nothing", {}, []],
    ["what no gateway took", { brought: 3 }, [/3 messages were brought, and 2 were accepted/u]],
    ["a message", { stored: 1 }, [/2 messages were accepted, and 1 are stored/u]],
    ["a message that came twice", { stored: 3 }, [/and 3 are stored/u]],
    [
      "what a console was to be told",
      { told: [new Set(["a", "b"]), new Set(["a"])] },
      [/console 2 .* 1 of 2/u],
    ],
    ["nothing, where the house said so", { delivered: new Map(), saidUnsent: new Set(["1"]) }, []],
    ["an answer", { delivered: new Map() }, [/1 of 1 answers did not arrive/u]],
    ["an answer that came twice", { delivered: new Map([["1", 2]]) }, [/1 answers arrived more than once/u]],
    [
      "an answer of nobody",
      {
        delivered: new Map([
          ["1", 1],
          ["2", 1],
        ]),
      },
      [/1 answers arrived that nobody/u],
    ],
    ["somebody who waits", { open: 1 }, [/1 contacts were left/u]],
  ])("is told in words: %s", (_what, change, said) => {
    const losses = lossesOf({ ...kept, ...change });
    expect(losses).toHaveLength(said.length);
    for (const [nth, words] of said.entries()) expect(losses[nth]).toMatch(words);
  });
});

it("tells waits by lane, the most pressing first, and how many were within what is promised", () => {
  const waits = [
    { lane: "tip", ms: 1_000 },
    { lane: "tip", ms: 61_000 },
    { lane: "danger", ms: 21_000 },
    { lane: "danger", ms: 500 },
  ];
  expect(waitsByLane(waits)).toEqual([
    { lane: "danger", count: 2, p50: 500, p90: 21_000, p99: 21_000, within: 50 },
    { lane: "tip", count: 2, p50: 1_000, p90: 61_000, p99: 61_000, within: 50 },
    { lane: "all", count: 4, p50: 1_000, p90: 61_000, p99: 61_000, within: 50 },
  ]);
});

it("plays a short year, loses nothing and says what it cost", async () => {
  const seed = Date.now() % 2 ** 31;
  const told = await playYear(
    {
      seed,
      signals: 40,
      lastsMs: 2_000,
      pauseMs: 50,
      gateways: 1,
      advocates: 12,
      handleMs: 50,
      patienceMs: 30_000,
    },
    () => {},
  );
  const { losses, refused, away } = told;
  // Whoever keeps no console open counts as away, and what they hold goes back.
  expect({ seed, losses, refused, away }).toEqual({ seed, losses: [], refused: [], away: [] });
  expect(told.contacts).toBeGreaterThan(20);
  expect(told.waits.at(-1)).toMatchObject({ lane: "all" });
  for (const value of Object.values(told.cost)) expect(value).toBeGreaterThan(0);
  expect(loadText(told)).toContain("nothing lost");
  expect(loadText({ ...told, away: ["ada"] })).toContain("counts as away: ada");
});
