import fc from "fast-check";
import { rounds } from "@holdfast/tooling/rounds";
import { afterEach, describe, expect, it, vi } from "vitest";
import { clockOffset, learnClock, nextOffset, readOffset, serverNow, WRONG_FROM_MS } from "./server-clock.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");
const dateAt = (instant: number): string => new Date(instant).toUTCString();

afterEach(() => {
  clockOffset.set(0);
  vi.useRealTimers();
});

describe("the clock of the gateway", () => {
  it("is read from an answer to within a second and half the way there and back", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (offset, roundTrip, share) => {
          const askedAt = NOON;
          const date = dateAt(askedAt + roundTrip * share + offset);
          const read = readOffset(date, askedAt, askedAt + roundTrip) ?? Number.NaN;
          expect(Math.abs(read - offset)).toBeLessThanOrEqual(500 + roundTrip / 2 + 1);
        },
      ),
      { numRuns: rounds(300) },
    );
  });

  it.each([
    ["without a date", null, 10],
    ["with a date that is none", "yesterday", 10],
    ["that came too late", dateAt(NOON), 2_001],
    ["over which this machine's clock was put back", dateAt(NOON), -5],
  ])("is not read from an answer %s", (_name, date, took) => {
    expect(readOffset(date, NOON, NOON + took)).toBeNull();
  });

  it("counts as this machine's while they differ by two seconds at most", () => {
    expect(nextOffset(0, WRONG_FROM_MS)).toBe(0);
    expect(nextOffset(0, -WRONG_FROM_MS)).toBe(0);
    expect(nextOffset(0, WRONG_FROM_MS + 1)).toBe(WRONG_FROM_MS + 1);
    expect(nextOffset(90_000, 100)).toBe(0);
  });

  it("does not jump to and fro with readings of one and the same difference", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4_000, max: 86_400_000 }),
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1 }),
        (offset, faults) => {
          const first = nextOffset(0, offset);
          expect(faults.reduce((known, fault) => nextOffset(known, offset + fault), first)).toBe(first);
        },
      ),
      { numRuns: rounds(100) },
    );
  });

  it("is what waiting is counted in on a machine whose clock is an hour behind", () => {
    vi.useFakeTimers({ now: NOON });
    learnClock(dateAt(NOON + 3_600_000), NOON, NOON);
    expect(Math.abs(serverNow() - (NOON + 3_600_000))).toBeLessThanOrEqual(500);
    learnClock(null, NOON, NOON);
    expect(clockOffset.get()).not.toBe(0);
    learnClock(dateAt(NOON), NOON, NOON);
    expect(serverNow()).toBe(NOON);
  });
});
