import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clockOffset } from "./server-clock.ts";
import { whenDue } from "./when-due.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");
const HOUR = 3_600_000;
const act = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  act.mockReset();
});
afterEach(() => {
  clockOffset.set(0);
  vi.useRealTimers();
});

it("acts at its time, once, and to the millisecond where nothing holds the timers", () => {
  whenDue(NOON + 90_250, act);
  vi.advanceTimersByTime(90_249);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(HOUR);
  expect(act).toHaveBeenCalledTimes(1);
});

it("acts of what is over already in a moment, and not before it has been given back", () => {
  whenDue(NOON - HOUR, act);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(act).toHaveBeenCalledTimes(1);
});

it("acts within a second of waking on a machine that slept past it, and of learning that its clock was slow", () => {
  whenDue(NOON + HOUR, act);
  vi.setSystemTime(NOON + 2 * HOUR);
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(1);
  whenDue(NOON + 4 * HOUR, act);
  clockOffset.set(2 * HOUR);
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(2);
});

it("does not act too early where the clock was put back meanwhile, and acts then at its time", () => {
  whenDue(NOON + 10_000, act);
  vi.setSystemTime(NOON - 20_000);
  vi.advanceTimersByTime(29_000);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(1);
});

it("waits for what is months ahead, which a browser would take for now", () => {
  whenDue(NOON + 24 * 60 * HOUR, act);
  vi.advanceTimersByTime(10_000);
  expect(act).not.toHaveBeenCalled();
});

it("goes by the clock that it is given, and does nothing once it is ended", () => {
  let now = 0;
  whenDue(500, act, () => now);
  const stop = whenDue(500, act, () => now);
  stop();
  now = 500;
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(1);
});
