import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ToneName } from "./alert-table.ts";
import { lengthMs, LOUDEST, played, RAMP_MS, TONES, type Played } from "./tones.ts";

const NAMES = Object.keys(TONES) as readonly ToneName[];

function levelAt({ points }: Played, atMs: number): number {
  const next = points.findIndex((point) => point.atMs >= atMs);
  const [before, after] = [points[next - 1], points[next]];
  if (before === undefined || after === undefined) return 0;
  const part = (atMs - before.atMs) / (after.atMs - before.atMs);
  return before.level + (after.level - before.level) * part;
}

/** The most that a sound can swing at an instant: every note of it at its crest. */
const crestAt = (tone: ToneName, percent: number, atMs: number): number =>
  played(tone, percent).reduce((sum, note) => sum + levelAt(note, atMs), 0);

/** Whether it sounds, every 10 ms: its rhythm. */
const rhythm = (tone: ToneName): string =>
  Array.from({ length: 130 }, (_, nth) => (crestAt(tone, 100, nth * 10 + 5) > 0.001 ? "x" : "-")).join("");

describe("the sounds", () => {
  it.each(NAMES)("[AL30] are never louder than -12 dBFS, at any volume and any time (%s)", (tone) => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 400 }),
        fc.double({ min: 0, max: 2_000, noNaN: true }),
        (percent, atMs) => {
          expect(crestAt(tone, percent, atMs)).toBeLessThanOrEqual(LOUDEST + 1e-9);
        },
      ),
    );
    expect(20 * Math.log10(LOUDEST)).toBeCloseTo(-12);
  });

  it.each(NAMES)("[AL30] rise for 300 ms and are heard after that (%s)", (tone) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: RAMP_MS, noNaN: true }), (atMs) => {
        expect(crestAt(tone, 100, atMs)).toBeLessThanOrEqual((LOUDEST * atMs) / RAMP_MS + 1e-9);
      }),
    );
    const crests = Array.from({ length: 200 }, (_, nth) => crestAt(tone, 100, nth * 10));
    expect(Math.max(...crests)).toBeGreaterThan(LOUDEST * 0.95);
  });

  it("[AL31] differ in rhythm, each from every other", () => {
    const count = (tone: ToneName): number =>
      rhythm(tone)
        .split("-")
        .filter((part) => part !== "").length;
    expect(NAMES.map((tone) => [tone, count(tone)])).toEqual([
      ["ring", 2],
      ["danger", 4],
      ["soft", 1],
      ["tick", 2],
    ]);
    const longest = (tone: ToneName): number =>
      Math.max(
        ...rhythm(tone)
          .split("-")
          .map(({ length }) => length),
      );
    expect(longest("ring")).toBeGreaterThan(4 * longest("tick"));
  });

  it("[AL11] that tells of danger has two tones and takes no longer than a second", () => {
    expect(new Set(TONES.danger.map(({ hz }) => hz)).size).toBe(2);
    expect(lengthMs("danger")).toBeLessThanOrEqual(1_000);
  });

  it("get quieter as somebody wishes", () => {
    expect(crestAt("soft", 25, 400)).toBeCloseTo(crestAt("soft", 100, 400) / 4);
  });
});
