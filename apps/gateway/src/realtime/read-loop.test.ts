import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startReadLoop, type ReadLoop } from "./read-loop.ts";

let loop: ReadLoop;

/** A loop whose reads are counted, and fail while told to. */
function started() {
  const state = { reads: 0, at: [] as number[], broken: false, held: false, told: 0, said: [] as string[] };
  loop = startReadLoop({
    async read() {
      state.reads += 1;
      state.at.push(Date.now());
      if (state.broken) throw new Error("not reachable");
      return { told: state.told, held: state.held };
    },
    coalesceMs: 10,
    sweepMs: 1_000,
    firstBackoffMs: 100,
    mostBackoffMs: 400,
    clock: Date.now,
    onFailure: () => state.said.push("failed"),
    onRecovery: (failedReads) => state.said.push(`recovered after ${failedReads}`),
  });
  return state;
}

describe("the read loop", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(async () => {
    await loop.close();
    vi.useRealTimers();
  });

  it("reads at once, and then each second though nobody wakes it", async () => {
    const state = started();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.reads).toBe(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(state.reads).toBe(4);
  });

  it("reads at once when woken, and once for all who wake it within ten milliseconds", async () => {
    const state = started();
    await vi.advanceTimersByTimeAsync(500);
    loop.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.reads).toBe(2);
    for (let n = 0; n < 100; n += 1) loop.wake();
    await vi.advanceTimersByTimeAsync(9);
    expect(state.reads).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.reads).toBe(3);
    await vi.advanceTimersByTimeAsync(900);
    expect(state.reads).toBe(3);
  });

  it.each([
    [4, 0, 6],
    [4, 100, 10],
    [16, 1, 4],
    [30, 100, 30],
    [900, 100, 50],
  ])(
    "[W51] rests after a read of %d ms that told %d for %d ms, however often it is woken",
    async (took, told, rest) => {
      const begun: number[] = [];
      const ended: number[] = [];
      loop = startReadLoop({
        async read() {
          begun.push(Date.now());
          loop?.wake();
          await new Promise((resolve) => setTimeout(resolve, took));
          ended.push(Date.now());
          return { told, held: false };
        },
        coalesceMs: 10,
        sweepMs: 1_000,
        firstBackoffMs: 100,
        mostBackoffMs: 400,
        clock: Date.now,
        onFailure() {},
        onRecovery() {},
      });
      loop.wake();
      // The loop's close waits for a read, which needs the time to go on.
      await vi.advanceTimersByTimeAsync(3 * (took + rest));
      expect((begun[1] ?? 0) - (ended[0] ?? 0)).toBe(rest);
      expect((begun[2] ?? 0) - (ended[1] ?? 0)).toBe(rest);
      const closing = loop.close();
      await vi.advanceTimersByTimeAsync(took);
      await closing;
    },
  );

  it("[W51] reads at once what comes alone, however long it takes to tell", async () => {
    const state = started();
    await vi.advanceTimersByTimeAsync(500);
    state.told = 1;
    for (let n = 0; n < 20; n += 1) {
      const before = state.reads;
      loop.wake();
      await vi.advanceTimersByTimeAsync(0);
      expect(state.reads).toBe(before + 1);
      await vi.advanceTimersByTimeAsync(20);
    }
  });

  it("[W52] looks soon for what is held back, less and less often while that lasts, and then each second again", async () => {
    const state = started();
    await vi.advanceTimersByTimeAsync(500);
    state.held = true;
    loop.wake();
    await vi.advanceTimersByTimeAsync(4_000);
    const held = state.at.slice(1);
    const gaps = held.slice(1).map((at, n) => at - (held[n] ?? 0));
    expect(gaps).toEqual([10, 10, 20, 40, 80, 160, 320, 640, 1_000, 1_000]);
    // Something else that is held back once more is told is looked for soon again.
    state.told = 1;
    loop.wake();
    await vi.advanceTimersByTimeAsync(0);
    state.told = 0;
    const { reads } = state;
    await vi.advanceTimersByTimeAsync(10);
    expect(state.reads).toBe(reads + 1);
    state.held = false;
    await vi.advanceTimersByTimeAsync(10);
    const after = state.reads;
    await vi.advanceTimersByTimeAsync(999);
    expect(state.reads).toBe(after);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.reads).toBe(after + 1);
  });

  it("catches up with a read that began after it was asked", async () => {
    let finish = (): void => {};
    let reads = 0;
    loop = startReadLoop({
      async read() {
        reads += 1;
        await new Promise<void>((resolve) => (finish = resolve));
        return { told: 0, held: false };
      },
      coalesceMs: 10,
      sweepMs: 1_000,
      firstBackoffMs: 100,
      mostBackoffMs: 400,
      clock: Date.now,
      onFailure() {},
      onRecovery() {},
    });
    let caughtUp = false;
    const asked = loop.catchUp().then(() => (caughtUp = true));
    finish();
    await vi.advanceTimersByTimeAsync(9);
    expect(caughtUp).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(reads).toBe(2);
    finish();
    await asked;
    expect(caughtUp).toBe(true);
    const closing = loop.close();
    finish();
    await closing;
  });

  it("[W9] after failures reads more and more slowly, whoever wakes it, and says so once", async () => {
    const state = started();
    await vi.advanceTimersByTimeAsync(500);
    state.broken = true;
    for (let ms = 0; ms < 2_000; ms += 10) {
      loop.wake();
      await vi.advanceTimersByTimeAsync(10);
    }
    const failed = state.at.slice(1);
    const gaps = failed.slice(1).map((at, n) => at - (failed[n] ?? 0));
    expect(gaps).toEqual([100, 200, 400, 400, 400, 400]);
    expect(state.said).toEqual(["failed"]);
    state.broken = false;
    await vi.advanceTimersByTimeAsync(400);
    expect(state.said).toEqual(["failed", "recovered after 7"]);
  });

  it("[W9] tells its age, which only a good read renews", async () => {
    const state = started();
    expect(loop.ageMs()).toBe(Number.POSITIVE_INFINITY);
    await vi.advanceTimersByTimeAsync(400);
    expect(loop.ageMs()).toBe(400);
    state.broken = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(loop.ageMs()).toBe(2_400);
    state.broken = false;
    await vi.advanceTimersByTimeAsync(400);
    expect(loop.ageMs()).toBeLessThan(400);
  });

  it("reads nothing more once closed, and lets nobody wait for it", async () => {
    const state = started();
    await vi.advanceTimersByTimeAsync(100);
    await loop.close();
    loop.wake();
    await loop.catchUp();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.reads).toBe(1);
  });
});
