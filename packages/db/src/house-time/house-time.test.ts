import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APART_MS_MAX, doubtOf, houseTime, UNSEEN_MS_MAX, type TimeKnown } from "./house-time.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T0 = Date.UTC(2026, 10, 28);

/** What happens next, after so much time: a look of a gateway, whose clock and the database's are so far out by then. */
interface Step {
  readonly passes: number;
  readonly gatewayOut: number;
  readonly databaseOut: number;
  readonly isStartedAnew: boolean;
}

/** What each look made of it, and when it really was. */
function looks(steps: readonly Step[], offMs = 0) {
  let real = T0;
  let startedAt = T0;
  let known: TimeKnown = { at: T0, machine: { upMs: 0, at: T0 } };
  return steps.map(({ passes, gatewayOut, databaseOut, isStartedAnew }) => {
    real += passes;
    if (isStartedAnew) {
      startedAt = real;
      known = { ...known, machine: null };
    }
    const clocks = { gateway: real + gatewayOut, database: real + databaseOut };
    const upMs = real - startedAt;
    const at = houseTime(known, { ...clocks, upMs, offMs });
    known = { at, machine: { upMs, at } };
    const doubt = doubtOf(at, clocks);
    return { real, at, doubt, until: doubt === null ? Math.min(at, clocks.gateway, clocks.database) : null };
  });
}

const YEARS = 3 * 366 * DAY;
const out = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
  fc.integer({ min: -YEARS, max: YEARS }),
);
const passes = fc.oneof(fc.integer({ min: 0, max: 2 * MINUTE }), fc.integer({ min: 0, max: 40 * DAY }));
const bothOut = fc.oneof(
  // Of one machine both jump together.
  out.map((each) => ({ gatewayOut: each, databaseOut: each })),
  fc.record({ gatewayOut: out, databaseOut: out }),
);
const anySteps = fc.array(
  fc
    .record({ passes, both: bothOut, isStartedAnew: fc.boolean() })
    .map(({ both, ...step }): Step => ({ ...step, ...both })),
  { minLength: 2, maxLength: 30, size: "medium" },
);

describe("the time of the house", () => {
  it("[DB565] never goes on by more than really passed, and never back, whatever the clocks do", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const told = looks(steps);
        for (const [index, later] of told.entries())
          for (const earlier of told.slice(0, index)) {
            expect(later.at).toBeGreaterThanOrEqual(earlier.at);
            expect(later.at - earlier.at).toBeLessThanOrEqual(later.real - earlier.real);
          }
      }),
      { numRuns: rounds(400) },
    );
  });

  it("[DB566] [DB567] has nothing destroyed before its real age, by more than one look to the next, whatever the clocks do", () => {
    fc.assert(
      fc.property(anySteps, fc.integer({ min: 1, max: 400 }), (steps, days) => {
        const told = looks(steps);
        for (const [index, { until }] of told.entries()) {
          if (until === null) continue;
          for (const [ended, step] of steps.slice(0, index + 1).entries()) {
            // Ended right before a look, by the clock of that moment, when the time of the house was as the look before left it.
            const [stamp, known] = [
              (told[ended]?.real ?? 0) + step.gatewayOut,
              ended === 0 ? T0 : (told[ended - 1]?.at ?? 0),
            ];
            const seemsFrom = Math.max(stamp, known);
            const sinceLook = step.passes;
            if (until - days * DAY < seemsFrom) continue;
            const age = (told[index]?.real ?? 0) - (told[ended]?.real ?? 0);
            expect(age).toBeGreaterThanOrEqual(days * DAY - sinceLook);
          }
        }
      }),
      { numRuns: rounds(400) },
    );
  });

  it("[DB565] is what the clocks say, less what no machine saw, while they are right, and no doubt comes up", () => {
    const right = fc.array(
      fc.record({
        passes: fc.integer({ min: 0, max: 30 * MINUTE }),
        gatewayOut: fc.integer({ min: -2_000, max: 2_000 }),
        databaseOut: fc.constant(0),
        isStartedAnew: fc.boolean(),
      }),
      { maxLength: 40, size: "medium" },
    );
    fc.assert(
      fc.property(right, (steps) => {
        let unseen = 0;
        const told = looks(steps);
        for (const [index, step] of steps.entries()) {
          if (step.isStartedAnew) unseen += step.passes;
          const each = told[index];
          expect(each?.doubt).toBeNull();
          expect((each?.real ?? 0) - (each?.until ?? 0)).toBeLessThanOrEqual(unseen + 2 * 2_000);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  const step = (over: Partial<Step>): Step => ({
    passes: MINUTE,
    gatewayOut: 0,
    databaseOut: 0,
    isStartedAnew: false,
    ...over,
  });
  const both = (ms: number) => ({ gatewayOut: ms, databaseOut: ms });
  it.each([
    ["clocks that are right", [step({})], null],
    ["a gateway's clock a year ahead", [step({ gatewayOut: 366 * DAY })], "clocks_apart"],
    ["a database's clock six minutes ahead", [step({ databaseOut: 6 * MINUTE })], "clocks_apart"],
    ["clocks four minutes apart", [step({ databaseOut: 4 * MINUTE })], null],
    ["one machine's clocks a year ahead", [step(both(366 * DAY))], "time_unseen"],
    [
      "the same, after it was started anew",
      [step({ ...both(366 * DAY), isStartedAnew: true })],
      "time_unseen",
    ],
    ["a house that was off for months", [step({ passes: 90 * DAY, isStartedAnew: true })], "time_unseen"],
    ["a machine that slept for months", [step({ passes: 90 * DAY })], null],
    ["a house that was off for a night", [step({ passes: 16 * HOUR, isStartedAnew: true })], null],
    [
      "a house that was off for two nights",
      [1, 2].map(() => step({ passes: 16 * HOUR, isStartedAnew: true })),
      "time_unseen",
    ],
    ["clocks that were put back by an hour", [step(both(-HOUR))], "set_back"],
    ["clocks that were put back and right again", [step(both(-HOUR)), step({})], null],
    ["clocks that were ahead and are right again", [step(both(366 * DAY)), step({})], null],
  ] as const)("[DB567] %s: %s", (_name, steps, doubt) => {
    expect(looks(steps).at(-1)?.doubt).toBe(doubt);
  });

  it("[DB565] goes on by the clocks after a night off where the house says that it is switched off", () => {
    const [night] = looks([step({ passes: 16 * HOUR, isStartedAnew: true })], 72 * HOUR);
    expect(night?.at).toBe(night?.real);
    const [jumped] = looks([step({ ...both(73 * HOUR), isStartedAnew: true })], 72 * HOUR);
    expect(jumped).toMatchObject({ at: T0, doubt: "time_unseen" });
  });

  it("[DB565] waits for a wall clock from which a steady one drifts", () => {
    const drifted = houseTime(
      { at: T0, machine: { upMs: 0, at: T0 } },
      { gateway: T0 + DAY, database: T0 + DAY, upMs: DAY + 9_000, offMs: 0 },
    );
    expect(drifted).toBe(T0 + DAY);
    expect(APART_MS_MAX).toBeLessThan(UNSEEN_MS_MAX);
  });
});
