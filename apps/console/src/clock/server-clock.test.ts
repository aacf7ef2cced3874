import fc from "fast-check";
import { rounds } from "@holdfast/tooling/rounds";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  clockOffset,
  learnClock,
  nextOffset,
  readOffset,
  serverNow,
  WRONG_FROM_MS,
  type ClockReading,
} from "./server-clock.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");
/** What an answer says that took no time. */
const quick = (offset: number): ClockReading => ({ offset, within: 500 });
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
        fc.integer({ min: 0, max: 60_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (offset, roundTrip, share) => {
          const askedAt = NOON;
          const date = dateAt(askedAt + roundTrip * share + offset);
          const read = readOffset(date, askedAt, askedAt + roundTrip);
          expect(read?.within).toBe(500 + roundTrip / 2);
          expect(Math.abs((read?.offset ?? Number.NaN) - offset)).toBeLessThanOrEqual(501 + roundTrip / 2);
        },
      ),
      { numRuns: rounds(300) },
    );
  });

  it.each([
    ["without a date", null, 10],
    ["with a date that is none", "yesterday", 10],
    ["over which this machine's clock was put back", dateAt(NOON), -5],
  ])("is not read from an answer %s", (_name, date, took) => {
    expect(readOffset(date, NOON, NOON + took)).toBeNull();
  });

  it("counts as this machine's while they differ by two seconds at most", () => {
    expect(nextOffset(0, quick(WRONG_FROM_MS))).toBe(0);
    expect(nextOffset(0, quick(-WRONG_FROM_MS))).toBe(0);
    expect(nextOffset(0, quick(WRONG_FROM_MS + 1))).toBe(WRONG_FROM_MS + 1);
    expect(nextOffset(90_000, quick(100))).toBe(0);
    expect(nextOffset(WRONG_FROM_MS + 1, quick(WRONG_FROM_MS))).toBe(0);
  });

  it.each([
    ["says nothing that its slowness can explain", 0, 4_000, 5_000, 0],
    ["does not take back what is known", 60_000, 57_000, 5_000, 60_000],
    ["still tells of a clock that was set", 0, 660_000, 5_000, 660_000],
    ["still tells of a clock that was set right", 660_000, 1_000, 5_000, 0],
  ])("by an answer that was slow %s", (_name, before, offset, within, after) => {
    expect(nextOffset(before, { offset, within })).toBe(after);
  });

  it("does not jump to and fro with readings of one and the same difference", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4_000, max: 86_400_000 }),
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1 }),
        (offset, faults) => {
          const first = nextOffset(0, quick(offset));
          expect(faults.reduce((known, fault) => nextOffset(known, quick(offset + fault)), first)).toBe(
            first,
          );
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
