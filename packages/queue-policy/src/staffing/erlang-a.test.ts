import { chanceOf } from "@holdfast/tooling/chance";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waitingWithPatience } from "./erlang-a.ts";
import { waitingWithoutEnd, type Load } from "./erlang-c.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const loadOf = (offered: number): Load => ({ perHour: 60 * offered, handlingMs: MINUTE });
const offered = fc.double({ min: 0.05, max: 300, noNaN: true });
const someAgents = fc.integer({ min: 1, max: 350 });
const patience = fc.double({ min: 1_000, max: HOUR, noNaN: true });

/** Erlang's B, which is what is lost where nobody waits at all. */
function blocked(agents: number, load: number): number {
  let inverse = 1;
  for (let busy = 1; busy <= agents; busy += 1) inverse = 1 + (busy / load) * inverse;
  return 1 / inverse;
}

/** The chance of a Poisson count of `mean` to be below `most`. */
function poissonBelow(mean: number, most: number): number {
  let [term, total] = [Math.exp(-mean), 0];
  for (let count = 0; count < most; count += 1) {
    total += term;
    term *= mean / (count + 1);
  }
  return total;
}

/** The same queue played, contact by contact: who comes waits for the first who is free, and leaves when their patience ends. */
function play(agents: number, load: Load, patienceMs: number, withinMs: number, contacts: number) {
  const chance = chanceOf(11);
  const within = (meanMs: number): number => -Math.log((chance.below(2 ** 30) + 1) / 2 ** 30) * meanMs;
  const freeAt = Array.from({ length: agents }, () => 0);
  const told = { waits: 0, answered: 0, leaves: 0, waitedMs: 0 };
  let now = 0;
  for (let contact = 0; contact < contacts; contact += 1) {
    now += within(HOUR / load.perHour);
    const first = Math.min(...freeAt);
    const wait = Math.max(0, first - now);
    const stays = within(patienceMs);
    if (wait > 0) told.waits += 1;
    told.waitedMs += Math.min(wait, stays);
    if (stays < wait) {
      told.leaves += 1;
      continue;
    }
    if (wait <= withinMs) told.answered += 1;
    freeAt[freeAt.indexOf(first)] = now + wait + within(load.handlingMs);
  }
  return {
    waits: told.waits / contacts,
    answeredWithin: told.answered / contacts,
    leaves: told.leaves / contacts,
    meanWaitMs: told.waitedMs / contacts,
  };
}

describe("a queue that people leave", () => {
  it("[Q71] does as the same queue does when it is played", () => {
    for (const [agents, load, patienceMs, withinMs] of [
      [5, loadOf(5.5), 2 * MINUTE, 20_000],
      [3, loadOf(2), 30_000, 10_000],
      [8, loadOf(10), 3 * MINUTE, 30_000],
    ] as const) {
      const played = play(agents, load, patienceMs, withinMs, 200_000);
      const told = waitingWithPatience(agents, load, patienceMs, withinMs);
      // Of so many contacts a share is out by half a hundredth at most, and those that come together are alike.
      expect(Math.abs(told.waits - played.waits)).toBeLessThan(0.015);
      expect(Math.abs(told.answeredWithin - played.answeredWithin)).toBeLessThan(0.015);
      expect(Math.abs(told.leaves - played.leaves)).toBeLessThan(0.01);
      expect(Math.abs(told.meanWaitMs / played.meanWaitMs - 1)).toBeLessThan(0.05);
    }
  });

  it("[Q71] is Poisson where people are as patient as contacts are long: as if there were no end of people", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (load, agents) => {
          const told = waitingWithPatience(agents, loadOf(load), MINUTE, 0);
          expect(told.waits).toBeCloseTo(1 - poissonBelow(load, agents), 9);
        },
      ),
      { numRuns: rounds(200) },
    );
  });

  it("[Q71] does as where nobody leaves, when patience has no end", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (agents, busy) => {
          const load = loadOf(agents * busy);
          const [patient, endless] = [
            waitingWithPatience(agents, load, 1e7 * HOUR, 20_000),
            waitingWithoutEnd(agents, load, 20_000),
          ];
          expect(patient.waits).toBeCloseTo(endless.waits, 5);
          expect(patient.answeredWithin).toBeCloseTo(endless.answeredWithin, 5);
          expect((patient.meanWaitMs - endless.meanWaitMs) / MINUTE).toBeCloseTo(0, 4);
        },
      ),
      { numRuns: rounds(100) },
    );
  });

  // Garnett, Mandelbaum and Reiman 2002, appendix C: what leaves is at most what would be lost if nobody waited.
  it("[Q71] loses no more than where nobody waits at all", () => {
    fc.assert(
      fc.property(someAgents, offered, patience, (agents, load, patienceMs) => {
        const { leaves } = waitingWithPatience(agents, loadOf(load), patienceMs, 20_000);
        expect(leaves).toBeLessThanOrEqual(blocked(agents, load) + 1e-9);
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q71] does no worse with one more person, and no better with more who come", () => {
    fc.assert(
      fc.property(someAgents, offered, patience, (agents, load, patienceMs) => {
        const told = waitingWithPatience(agents, loadOf(load), patienceMs, 20_000);
        const more = waitingWithPatience(agents + 1, loadOf(load), patienceMs, 20_000);
        const busier = waitingWithPatience(agents, loadOf(load * 1.1), patienceMs, 20_000);
        for (const [better, worse] of [
          [more, told],
          [told, busier],
        ] as const) {
          expect(better.waits).toBeLessThanOrEqual(worse.waits + 1e-9);
          expect(better.leaves).toBeLessThanOrEqual(worse.leaves + 1e-9);
          expect(better.answeredWithin).toBeGreaterThanOrEqual(worse.answeredWithin - 1e-9);
        }
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q71] tells probabilities, and waits that have an end, however many come", () => {
    for (const [agents, load] of [
      [0, 5],
      [1, 5_000],
      [10_000, 9_990],
      [10_000, 12_000],
      [300, 1],
    ] as const) {
      const told = waitingWithPatience(agents, loadOf(load), 5 * MINUTE, 20_000);
      for (const share of [told.waits, told.answeredWithin, told.leaves, told.occupancy]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(told.meanWaitMs).toBeLessThanOrEqual(5 * MINUTE);
    }
    expect(waitingWithPatience(0, loadOf(5), MINUTE, 20_000).leaves).toBeCloseTo(1, 9);
    expect(waitingWithPatience(3, loadOf(0), MINUTE, 20_000).answeredWithin).toBe(1);
  });
});
