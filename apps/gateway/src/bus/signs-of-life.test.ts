import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signsOfLife, type SignsOfLife } from "./signs-of-life.ts";

const EVERY_MS = 1_000;
let asked = 0;
let silences = 0;
let signs: SignsOfLife;
beforeEach(() => {
  vi.useFakeTimers();
  [asked, silences] = [0, 0];
  signs = signsOfLife({
    everyMs: EVERY_MS,
    most: 3,
    ask: () => (asked += 1),
    onSilence: () => (silences += 1),
  });
});
afterEach(() => {
  signs.stop();
  vi.useRealTimers();
});
const turns = (many: number): unknown => vi.advanceTimersByTime(many * EVERY_MS);

describe("signs of life", () => {
  it("[W58] are asked for at each turn, and missed once after three turns without any", () => {
    turns(3);
    expect([asked, silences]).toEqual([3, 0]);
    turns(1);
    expect([asked, silences]).toEqual([3, 1]);
    turns(10);
    expect([asked, silences]).toEqual([3, 1]);
  });

  it("[W58] are not missed while one comes in three turns", () => {
    for (let each = 0; each < 10; each += 1) {
      turns(3);
      signs.heard();
    }
    expect([asked, silences]).toEqual([30, 0]);
  });

  it("[W58] are not missed where no turn came, however long that was", () => {
    turns(2);
    // One turn is all that comes of a minute in which nothing ran.
    vi.setSystemTime(Date.now() + 60_000);
    turns(1);
    expect(silences).toBe(0);
  });

  it("[W58] are not asked for any more once that is ended", () => {
    signs.stop();
    turns(10);
    expect([asked, silences]).toEqual([0, 0]);
  });
});
