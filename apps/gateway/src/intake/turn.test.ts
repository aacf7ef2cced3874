import { beforeEach, describe, expect, it } from "vitest";
import { turnFrom, type Turn } from "./turn.ts";

const LEASE_MS = 900;
let now: number;
let turn: Turn;
beforeEach(() => {
  now = 10_000;
  turn = turnFrom(now, LEASE_MS, () => now);
});

describe("a turn", () => {
  it("[CH29] is over with two thirds of its lease, whoever was told, and says so before anybody acts in it", () => {
    now += 599;
    expect([turn.isHeld(), turn.leftMs(), turn.lost.aborted]).toEqual([true, 1, false]);
    now += 1;
    expect([turn.isHeld(), turn.leftMs(), turn.lost.aborted]).toEqual([false, 0, true]);
  });

  it("[CH29] goes on from when its renewal was asked for, and not from when that was answered", () => {
    now += 500;
    const asked = now;
    now += 200;
    turn.renewed(asked);
    expect([turn.isHeld(), turn.leftMs()]).toEqual([true, 400]);
    now += 400;
    expect(turn.isHeld()).toBe(false);
  });

  it("[CH29] that was over once is not gone on with by a renewal that comes late", () => {
    now += 5_000;
    expect(turn.isHeld()).toBe(false);
    turn.renewed(now);
    expect(turn.isHeld()).toBe(false);
  });

  it("[CH29] is over at once where the lease is another's", () => {
    turn.lose();
    expect([turn.isHeld(), turn.lost.aborted]).toEqual([false, true]);
  });
});
