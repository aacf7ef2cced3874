import { beforeEach, describe, expect, it } from "vitest";
import { passedMs, sleepless } from "./sleepless.ts";

let running: number;
let up: number;
let passed: () => number;
beforeEach(() => {
  [running, up] = [500, 86_400_900];
  passed = sleepless(
    () => running,
    () => up,
  );
});

/** What passes of both clocks, and of how long the machine has been up alone. */
function pass(awake: number, asleep = 0): number {
  const before = passed();
  running += awake;
  up += awake + asleep;
  return passed() - before;
}

describe("time that goes on while the machine sleeps", () => {
  it("[G762] is what passed while it was awake", () => {
    expect([pass(1), pass(2_000), pass(60_000)]).toEqual([1, 2_000, 60_000]);
  });

  it("[G762] has all of a sleep in it but for a second at most", () => {
    expect(pass(10, 3_600_000)).toBeGreaterThanOrEqual(3_599_000);
    expect(pass(20)).toBe(20);
  });

  it("[G762] is never ahead where it is told in whole seconds how long the machine has been up", () => {
    const since = running;
    let exact = up;
    up = Math.floor(exact / 1_000) * 1_000;
    passed = sleepless(
      () => running,
      () => up,
    );
    for (let step = 0; step < 50; step += 1) {
      running += 130;
      exact += 130;
      up = Math.floor(exact / 1_000) * 1_000;
      expect(passed()).toBe(since + 130 * (step + 1));
    }
  });

  it("[G762] is what this machine measures by while it is awake", () => {
    const before = performance.now();
    const now = passedMs();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(performance.now());
  });
});
