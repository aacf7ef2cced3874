import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { closedLoop } from "./closed-loop.ts";
import type { HttpLine } from "./http-line.ts";
import { openLoop, quantile } from "./open-loop.ts";

/** A line that answers after a while. */
const line = (milliseconds: number, status = 200): HttpLine => ({
  ask: () => delay(milliseconds, status),
  close: () => {},
});
const next = (): Buffer => Buffer.alloc(0);

describe("at full speed", () => {
  it("every line asks again as soon as it is answered", async () => {
    const { accepted, perSecond } = await closedLoop([line(5), line(5)], next, 100);
    expect(accepted).toBeGreaterThanOrEqual(4);
    expect(accepted).toBeLessThanOrEqual(42);
    expect(perSecond).toBeGreaterThan(0);
  });

  it("an answer that is no acceptance is no measurement", async () => {
    await expect(closedLoop([line(1), line(1, 503)], next, 50)).rejects.toThrow("answered 503");
  });
});

describe("at a given rate", () => {
  it("asks as often as it was told", async () => {
    const lines = Array.from({ length: 8 }, () => line(1));
    const begun = performance.now();
    expect(await openLoop(lines, next, 200, 250)).toHaveLength(50);
    expect(performance.now() - begun).toBeGreaterThan(240);
  });

  it("counts the wait for a free line among the latencies, so that a slow server is not spared", async () => {
    const latencies = await openLoop([line(20)], next, 200, 100);
    expect(latencies).toHaveLength(20);
    // The last one was due after 95 ms and came after nineteen others of 20 ms each.
    expect(Math.max(...latencies)).toBeGreaterThan(250);
  });

  it("its lines take turns: one that is never asked anything would be closed before it is needed", async () => {
    const asked: number[] = [];
    const lines = Array.from({ length: 3 }, (_, nth): HttpLine => ({
      ask: async () => {
        asked.push(nth);
        return 200;
      },
      close: () => {},
    }));
    await openLoop(lines, next, 100, 60);
    expect(asked).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it("an answer that is no acceptance is no measurement", async () => {
    await expect(openLoop([line(1, 500)], next, 100, 50)).rejects.toThrow("answered 500");
  });
});

it("takes the value that a share of all does not exceed", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 0.5)).toBe(50);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.99)).toBeNaN();
});
