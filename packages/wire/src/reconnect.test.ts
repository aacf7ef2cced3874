import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectPatienceMs, patienceMs, waitBeforeTryMs } from "./reconnect.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const awayMs = fc.integer({ min: 0, max: 8 * 3_600_000 });

describe("the wait before the gateway is asked for again", () => {
  it.each([
    [0, 0, 100],
    [0, 0.5, 400],
    [59_999, 0.999, 699.4],
    [60_000, 0.999, 1_998.1],
    [300_000, 0.999, 4_995.1],
    [8 * 3_600_000, 0, 100],
  ])("after %d ms without it, at the chance %d, is %d ms", (away, drawn, expected) => {
    expect(waitBeforeTryMs(away, drawn)).toBeCloseTo(expected, 1);
  });

  it("is never nothing, never longer than five seconds, and never shorter for having waited longer", () => {
    fc.assert(
      fc.property(awayMs, awayMs, chance, (one, other, drawn) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
        const wait = waitBeforeTryMs(later, drawn);
        expect(wait).toBeGreaterThanOrEqual(100);
        expect(wait).toBeLessThan(5_000);
        expect(wait).toBeGreaterThanOrEqual(waitBeforeTryMs(sooner, drawn));
      }),
    );
  });

  it("spreads a thousand consoles over its whole span: no tenth of it meets more than its share and a half", () => {
    const waits = Array.from({ length: 1_000 }, (_, nth) =>
      waitBeforeTryMs(0, ((nth * 619) % 1_000) / 1_000),
    );
    const tenths = Array.from({ length: 10 }, (_, nth) =>
      waits.filter((wait) => wait >= 100 + nth * 60 && wait < 160 + nth * 60),
    );
    expect(Math.max(...tenths.map(({ length }) => length))).toBeLessThanOrEqual(150);
  });
});

describe("the time that one try may take", () => {
  it.each([
    ["the first one of all", 0, null, 20_000],
    ["where connecting is quick", 5_000, 40, 1_000],
    ["where connecting is slow", 5_000, 1_500, 6_000],
    ["where connecting takes for ever", 5_000, 9_000, 20_000],
    ["after three quarters of a minute, when the line may be another one", 45_000, 40, 20_000],
  ])("%s", (_, away, last, expected) => {
    expect(patienceMs(away, last)).toBe(expected);
  });

  it("is always more than a connection took that came through", () => {
    fc.assert(
      fc.property(awayMs, fc.integer({ min: 0, max: 19_999 }), (away, took) => {
        expect(patienceMs(away, took)).toBeGreaterThan(took);
      }),
    );
  });
});

describe("the time that a handshake may take after an answer", () => {
  it.each([
    ["the first", 0, 40, 4_000],
    ["where nothing is known of the line", 0, null, 10_000],
    ["the second", 1, 40, 8_000],
    ["the third", 2, 40, 16_000],
    ["every other", 9, 40, 20_000],
    ["where connecting is slow", 0, 1_500, 6_000],
    ["where connecting takes for ever", 0, 9_000, 20_000],
  ])("%s", (_, hung, last, expected) => {
    expect(connectPatienceMs(hung, last)).toBe(expected);
  });
});
