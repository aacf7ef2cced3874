import { describe, expect, it } from "vitest";
import { stepsBetween, type Arranged } from "./arrangement.ts";

const LEGS = ["a", "b", "c"] as const;
const PLACES = ["talking", "music", "listening", "nowhere"] as const;

type Place = (typeof PLACES)[number];

function arranged(places: readonly Place[]): Arranged {
  const at = (place: Place): ReadonlySet<string> =>
    new Set(LEGS.filter((_leg, index) => places[index] === place));
  return { talking: at("talking"), music: at("music"), listening: at("listening") };
}

const every = PLACES.flatMap((a) => PLACES.flatMap((b) => PLACES.map((c) => [a, b, c] as const)));

/** What Asterisk would make of the steps. */
function carriedOut(from: readonly Place[], steps: ReturnType<typeof stepsBetween>): readonly Place[] {
  const now = new Map<string, Place>(LEGS.map((leg, index) => [leg, from[index] ?? "nowhere"]));
  for (const step of steps) {
    if (step.kind === "leave") now.set(step.channel, "nowhere");
    else now.set(step.channel, step.room === "music" ? "music" : step.isHeard ? "talking" : "listening");
  }
  return LEGS.map((leg) => now.get(leg) ?? "nowhere");
}

describe("arranging a call", () => {
  it("[CH55] leads from every arrangement of three legs to every other", () => {
    for (const from of every)
      for (const to of every)
        expect({ from, to: carriedOut(from, stepsBetween(arranged(from), arranged(to), LEGS)) }).toEqual({
          from,
          to,
        });
  });

  it("[CH54] does nothing where nothing changes, so that nobody's music begins anew", () => {
    for (const places of every) expect(stepsBetween(arranged(places), arranged(places), LEGS)).toEqual([]);
  });

  it("[CH55] takes away whoever shall not hear the others before somebody new comes to them", () => {
    const steps = stepsBetween(
      arranged(["talking", "talking", "nowhere"]),
      arranged(["music", "talking", "talking"]),
      LEGS,
    );
    expect(steps.map(({ kind, channel }) => `${channel} ${kind}`)).toEqual(["a leave", "a join", "c join"]);
  });

  it("[CH55] passes over legs that are no more", () => {
    const wanted: Arranged = { talking: new Set(["a", "gone"]), music: new Set(), listening: new Set() };
    expect(stepsBetween(arranged(["music", "nowhere", "nowhere"]), wanted, LEGS)).toEqual([
      { kind: "leave", room: "music", channel: "a" },
      { kind: "join", room: "talk", channel: "a", isHeard: true },
    ]);
  });
});
