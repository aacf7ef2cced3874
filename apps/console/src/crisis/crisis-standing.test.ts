import { CHECKPOINTS, clockAt } from "@holdfast/safety-plan";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { checkpointsOf, clockData, MINUTE, STARTED } from "./clock.fixture.ts";
import { mostPressingFirst, standingAt } from "./crisis-standing.ts";

const still = (fromAt: number, toAt: number | null = null) => ({
  fromAt,
  by: { name: "Lee" },
  toAt,
  resumedBy: toAt === null ? null : { name: "Lee" },
});

describe("where a clock stands", () => {
  it("[SP41] [DB581] is what the rules of plans say of it, whenever it stood still and whatever was met", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 3 }),
        fc.option(fc.nat(400), { nil: null }),
        fc.nat(2_000),
        fc.subarray(CHECKPOINTS.map(({ id }) => id)),
        (stood, lastAfter, lookedAfter, met) => {
          // As the gateway keeps it: told when its time comes, and later by each pause as long as it has not come.
          let at = STARTED;
          let checkpoints = checkpointsOf(STARTED, met);
          const passes = (ms: number): void => {
            at += ms;
            checkpoints = checkpoints.map((each) =>
              each.metAt === null && each.firedAt === null && each.dueAt <= at
                ? { ...each, firedAt: each.dueAt }
                : each,
            );
          };
          const pauses = stood.map(([after, long]) => {
            passes(after * MINUTE);
            const fromAt = at;
            at += long * MINUTE;
            checkpoints = checkpoints.map((each) =>
              each.metAt === null && each.firedAt === null
                ? { ...each, dueAt: each.dueAt + long * MINUTE }
                : each,
            );
            return still(fromAt, at);
          });
          if (lastAfter !== null) {
            passes(lastAfter * MINUTE);
            pauses.push(still(at));
            at += lookedAfter * MINUTE;
          } else passes(lookedAfter * MINUTE);
          const shown = standingAt({ checkpoints, pauses, endedAt: null }, at);
          const ruled = clockAt(
            {
              startedAtMs: STARTED,
              pauses: pauses.map(({ fromAt, toAt }) => ({ fromMs: fromAt, toMs: toAt })),
              met,
            },
            at,
          );
          expect(shown.overdue.map(({ id }) => id)).toEqual(ruled.overdue);
          expect(shown.pausedSince === null).toBe(ruled.isRunning);
          expect(shown.next === null ? null : { id: shown.next.id, leftMs: shown.next.dueAt - at }).toEqual(
            ruled.next,
          );
        },
      ),
      { numRuns: rounds(300) },
    );
  });

  it("says of each checkpoint whether it is met, overdue, next or ahead", () => {
    const at = STARTED + 70 * MINUTE;
    const { checkpoints } = standingAt(
      clockData({ checkpoints: checkpointsOf(STARTED, ["lead_aware"]) }),
      at,
    );
    expect(checkpoints.map(({ state }) => state)).toEqual(["met", "overdue", "next", "ahead", "ahead"]);
  });

  it("counts nothing on once the clock has ended", () => {
    const endedAt = STARTED + 10 * MINUTE;
    expect(standingAt(clockData({ endedAt }), STARTED + 600 * MINUTE).overdue).toEqual([]);
  });
});

it("what nobody has comes first, then what is overdue longest, then what comes soonest, and what stands still last", () => {
  const now = STARTED + 20 * MINUTE;
  const clock = (nth: number, facts: Parameters<typeof clockData>[0]) =>
    clockData({ id: uuid(nth), ...facts });
  const started = (ago: number) => ({ startedAt: now - ago, checkpoints: checkpointsOf(now - ago) });
  const all = [
    clock(5, { ...started(MINUTE), pauses: [still(now - 1)] }),
    clock(4, started(MINUTE)),
    clock(3, started(10 * MINUTE)),
    clock(2, started(20 * MINUTE)),
    clock(1, started(40 * MINUTE)),
    clock(0, { ...started(MINUTE), holder: null }),
  ];
  expect(mostPressingFirst(all, now).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5].map(uuid));
});
