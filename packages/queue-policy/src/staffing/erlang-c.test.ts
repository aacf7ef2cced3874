import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangC, erlangs, waitingWithoutEnd } from "./erlang-c.ts";

const MINUTE = 60_000;
const offered = fc.double({ min: 0.01, max: 400, noNaN: true });
const someAgents = fc.integer({ min: 1, max: 600 });

/** As in the textbooks, by factorials of whole numbers that do not overflow for so few. */
function byFactorials(agents: number, load: number): number {
  const term = (n: number): number => {
    let value = 1;
    for (let k = 1; k <= n; k += 1) value *= load / k;
    return value;
  };
  const last = (term(agents) * agents) / (agents - load);
  let below = 0;
  for (let n = 0; n < agents; n += 1) below += term(n);
  return last / (below + last);
}

describe("a queue that nobody leaves", () => {
  // pypi.org/project/pyworkforce: 100 calls in half an hour of 3 minutes each, 14 people, within 20 seconds. The README of
  // CRAN's ErlangC has the same, and an average wait of 7.83593701177724 seconds.
  it("[Q70] does as published: 100 calls in half an hour, of 3 minutes each, with 14 people", () => {
    const told = waitingWithoutEnd(14, { perHour: 200, handlingMs: 3 * MINUTE }, 20_000);
    expect(told.waits).toBeCloseTo(0.1741319335950498, 12);
    expect(told.answeredWithin).toBeCloseTo(0.8883500191794669, 12);
    expect(told.occupancy).toBeCloseTo(0.7142857142857143, 12);
    expect(told.meanWaitMs).toBeCloseTo(7_835.93701177724, 8);
  });

  it("[Q70] is one server's textbook: whoever comes waits as often as it is busy", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (load) => {
        expect(erlangC(1, load)).toBeCloseTo(load, 12);
      }),
    );
  });

  it("[Q70] agrees with the formula of factorials, where that can be computed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        (agents, busy) => {
          expect(erlangC(agents, agents * busy)).toBeCloseTo(byFactorials(agents, agents * busy), 9);
        },
      ),
      { numRuns: rounds(200) },
    );
  });

  it("[Q70] overflows nowhere, and is a probability with ten thousand people too", () => {
    expect(erlangC(10_000, 9_900)).toBeGreaterThan(0.1);
    expect(erlangC(10_000, 9_900)).toBeLessThan(0.5);
    expect(erlangC(10_000, 1)).toBe(0);
    expect(erlangC(3, 3)).toBe(1);
    expect(erlangC(0, 0)).toBe(0);
  });

  it("[Q70] waits no more with one more person, and no less with more who come", () => {
    fc.assert(
      fc.property(someAgents, offered, fc.double({ min: 0, max: 5, noNaN: true }), (agents, load, more) => {
        expect(erlangC(agents + 1, load)).toBeLessThanOrEqual(erlangC(agents, load));
        expect(erlangC(agents, load + more)).toBeGreaterThanOrEqual(erlangC(agents, load) - 1e-12);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q70] says that the line only grows where more come than can be answered", () => {
    const told = waitingWithoutEnd(2, { perHour: 60, handlingMs: 2 * MINUTE }, 20_000);
    expect(told).toEqual({ waits: 1, answeredWithin: 0, leaves: 0, meanWaitMs: Infinity, occupancy: 1 });
    expect(waitingWithoutEnd(2, { perHour: 0, handlingMs: 2 * MINUTE }, 20_000).answeredWithin).toBe(1);
  });

  it("[Q70] counts a load in erlangs", () => {
    expect(erlangs({ perHour: 200, handlingMs: 3 * MINUTE })).toBe(10);
  });
});
