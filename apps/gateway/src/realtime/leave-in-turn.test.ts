import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { leaveInTurn } from "./leave-in-turn.ts";

/** Four who leave, and which of them have. */
function four() {
  const gone: number[] = [];
  return { gone, all: [0, 1, 2, 3].map((nth) => ({ close: () => void gone.push(nth) })) };
}

describe("leaving in turn", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("[W40] ends each connection at a moment drawn for it, and none later than it was said", async () => {
    const { gone, all } = four();
    const chances = [0.9, 0.1, 0.5, 0];
    const { gone: left } = leaveInTurn(all, 1_000, () => chances.shift() ?? 0);
    await vi.advanceTimersByTimeAsync(50);
    expect(gone).toEqual([3]);
    await vi.advanceTimersByTimeAsync(550);
    expect(gone).toEqual([3, 1, 2]);
    await vi.advanceTimersByTimeAsync(400);
    await left;
    expect(gone).toEqual([3, 1, 2, 0]);
  });

  it("[W40] ends whoever is left at once when there is no more time, and each once", async () => {
    const { gone, all } = four();
    const chances = [0.1, 0.5, 0.6, 0.7];
    const { gone: left, hurry } = leaveInTurn(all, 1_000, () => chances.shift() ?? 0);
    await vi.advanceTimersByTimeAsync(200);
    expect(gone).toEqual([0]);
    hurry();
    await left;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(gone).toEqual([0, 1, 2, 3]);
  });
});
