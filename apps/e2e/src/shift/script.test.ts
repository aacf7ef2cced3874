import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { CAST, GONE_AT_MS, SHIFT_MS, writeScript } from "./script.ts";
import { standingAfter } from "./standing.ts";

const SIZE = { contacts: 200, advocates: 12 };
const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const property = (check: (seed: number) => void): void =>
  fc.assert(fc.property(seeds, check), { numRuns: rounds(30) });

it("the same seed is the same shift, and another one is another", () => {
  property((seed) => {
    expect(writeScript(seed, SIZE)).toEqual(writeScript(seed, SIZE));
    expect(writeScript(seed, SIZE)).not.toEqual(writeScript(seed + 1, SIZE));
  });
});

it("asks for nothing that could not be, in any shift", () => {
  property((seed) => {
    for (const { acts } of writeScript(seed, SIZE)) {
      expect(() => standingAfter(acts.map(({ act }) => act))).not.toThrow();
      expect(acts.map(({ atMs }) => atMs)).toEqual(acts.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
    }
  });
});

it("is over when the shift is over, and nobody who is gone does anything", () => {
  property((seed) => {
    const acts = writeScript(seed, SIZE).flatMap((life) => life.acts);
    const ofTheGone = acts.filter(({ act }) => "by" in act && act.by === CAST.goes);
    expect(Math.max(...acts.map(({ atMs }) => atMs))).toBeLessThanOrEqual(SHIFT_MS);
    expect(Math.max(...ofTheGone.map(({ atMs }) => atMs))).toBeLessThan(GONE_AT_MS);
  });
});

it("holds everything that a shift is to show", () => {
  property((seed) => {
    const lives = writeScript(seed, SIZE);
    const kinds = new Set(lives.flatMap(({ acts }) => acts.map(({ act }) => act.kind)));
    expect(lives).toHaveLength(SIZE.contacts);
    expect([...kinds].toSorted()).toEqual(
      ["answers", "claims", "closes", "returns", "sets_aside", "takes_over", "types", "writes"].toSorted(),
    );
    expect(new Set(lives.map(({ road }) => road))).toEqual(new Set(["form", "text"]));
    expect(lives.some(({ danger }) => danger)).toBe(true);
    expect(new Set(lives.map(({ nth }) => nth)).size).toBe(SIZE.contacts);
    const ends = lives.map(({ acts }) => standingAfter(acts.map(({ act }) => act)));
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["waiting", "claimed", "closed"]));
  });
});
