import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { inShort, outlookOf } from "./outlook.fixture.ts";
import type { Outlook } from "./outlook.ts";
import { runAlerts } from "./run-alerts.ts";

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const inDanger = queueRow(4, { danger: "said_so", dueAt: 1e9 });

function running(first: Outlook | null) {
  const told: string[] = [];
  let settled = 0;
  let outlook = first;
  const alerts = runAlerts({
    outlook: () => outlook,
    clock: Date.now,
    tell: (acts) => told.push(...acts.map(inShort)),
    settle: ({ count }) => {
      settled = count;
    },
  });
  return {
    told,
    settled: () => settled,
    ...alerts,
    set: (next: Outlook | null) => {
      outlook = next;
      alerts.look();
    },
  };
}

describe("running alerts", () => {
  it("[AL6] decides once for all that changes together", () => {
    const { told, set } = running(outlookOf([]));
    set(outlookOf([]));
    set(outlookOf([inDanger]));
    vi.advanceTimersByTime(50);
    expect(told).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  it("[AL11] decides again by itself when something is due by the clock", () => {
    const { told, set } = running(null);
    set(outlookOf([inDanger]));
    vi.advanceTimersByTime(20_100);
    expect(told).toEqual(["danger_waiting 4: danger, said, noticed", "danger_waiting 4: danger"]);
    vi.advanceTimersByTime(600_000);
    expect(told).toHaveLength(3);
  });

  it("[AL11] decides within a second of waking where a machine slept past what was due, and held its timers", () => {
    const { told, set } = running(null);
    set(outlookOf([inDanger]));
    vi.advanceTimersByTime(50);
    vi.setSystemTime(3_600_000);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(["danger_waiting 4: danger, said, noticed", "danger_waiting 4: danger"]);
  });

  it("[AL2] goes on by the clock, and shows what wants somebody, although telling has failed once", () => {
    let [tries, count] = [0, 0];
    const { look } = runAlerts({
      outlook: () => outlookOf([inDanger]),
      clock: Date.now,
      tell() {
        tries += 1;
        throw new Error("the browser shows no notice");
      },
      settle: (now) => void (count = now.count),
    });
    look();
    expect(() => vi.advanceTimersByTime(50)).toThrow("the browser shows no notice");
    expect([tries, count]).toEqual([1, 1]);
    expect(() => vi.advanceTimersByTime(20_000)).toThrow("the browser shows no notice");
    expect(tries).toBe(2);
  });

  it("says after every decision how many want somebody", () => {
    const { settled, set } = running(outlookOf([inDanger, queueRow(5)]));
    set(outlookOf([inDanger, queueRow(5)]));
    vi.advanceTimersByTime(50);
    expect(settled()).toBe(2);
    set(outlookOf([]));
    vi.advanceTimersByTime(50);
    expect(settled()).toBe(0);
  });

  it("waits for the facts, and says nothing while there are none", () => {
    const { told, set } = running(null);
    set(null);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
    set(outlookOf([inDanger]));
    vi.advanceTimersByTime(50);
    expect(told).toHaveLength(1);
  });

  it("tells nothing once it is stopped, of what it gathered nor by the clock", () => {
    const { told, set, look, stop } = running(outlookOf([inDanger]));
    look();
    vi.advanceTimersByTime(50);
    set(outlookOf([inDanger, queueRow(5, { danger: "said_so" })]));
    stop();
    vi.advanceTimersByTime(600_000);
    expect(told).toHaveLength(1);
  });
});
