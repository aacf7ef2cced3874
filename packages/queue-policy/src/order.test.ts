import { Lane, laneNumber } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, LANE_WORTH_MS, orderQueue, type Ordered, type OrderReason } from "./order.ts";

const contact = (facts: Partial<Ordered>): Ordered => ({
  number: 1,
  danger: null,
  lane: null,
  dueAt: 1_000,
  waitingSince: 0,
  ...facts,
});

/** Few values, so that ties are common and every rule is reached. */
const contacts = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    danger: fc.constantFrom(null, null, "said_so", "marked_by_staff"),
    lane: fc.constantFrom(null, ...Lane.options),
    // Some a lane's worth apart, so that age and lane are even now and then.
    dueAt: fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 5 }))
      .map(([milliseconds, lanes]) => milliseconds + lanes * LANE_WORTH_MS),
    waitingSince: fc.integer({ min: 0, max: 4 }),
  }),
  { selector: (row) => row.number, maxLength: 40, size: "medium" },
);

describe("which of two contacts comes first", () => {
  it.each<[string, Partial<Ordered>, Partial<Ordered>, OrderReason]>([
    [
      "[Q1] danger, though the other was due long ago",
      { danger: "said_so", dueAt: 9_000 },
      { dueAt: 1 },
      "Q1_danger",
    ],
    [
      "[Q1] danger, whatever the lanes say",
      { danger: "said_so", lane: "tip" },
      { lane: "life_threat" },
      "Q1_danger",
    ],
    [
      "[Q9] the more pressing lane, though the other is due sooner",
      { lane: "crisis", dueAt: 9_000 },
      { lane: "tip", dueAt: 1 },
      "Q9_lane",
    ],
    [
      "[Q9] whom nobody judged, before what a person found to be less",
      {},
      { lane: "minor_mentioned" },
      "Q9_lane",
    ],
    ["[Q9] a crisis, before whom nobody judged", { lane: "crisis" }, {}, "Q9_lane"],
    [
      "[Q10] what was due so much longer ago, though its lane is less",
      { lane: "information", dueAt: 0 },
      { lane: "tip", dueAt: LANE_WORTH_MS + 1 },
      "Q10_age",
    ],
    [
      "[Q10] the lane, when age only makes them even",
      { lane: "tip", dueAt: LANE_WORTH_MS },
      { lane: "information", dueAt: 0 },
      "Q9_lane",
    ],
    [
      "[Q10] a crisis, however long anybody else has waited",
      { lane: "crisis", dueAt: 1_000 * LANE_WORTH_MS },
      { dueAt: 0 },
      "Q9_lane",
    ],
    [
      "[Q2] the sooner breach, though the other waited longer",
      { dueAt: 5, waitingSince: 4 },
      { dueAt: 6 },
      "Q2_soonest_breach",
    ],
    [
      "[Q2] the sooner breach of two in danger, whoever said so",
      { danger: "marked_by_staff", dueAt: 5 },
      { danger: "said_so", dueAt: 6 },
      "Q2_soonest_breach",
    ],
    [
      "[Q3] the longer wait",
      { waitingSince: 1, number: 9 },
      { waitingSince: 2, number: 8 },
      "Q3_longest_wait",
    ],
    ["[Q3] the lower number", { number: 8 }, { number: 9 }, "Q3_lowest_number"],
  ])("%s", (_name, first, second, reason) => {
    expect(compare(contact(first), contact(second))).toMatchObject({ reason });
    expect(compare(contact(first), contact(second)).order).toBeLessThan(0);
    expect(compare(contact(second), contact(first)).order).toBeGreaterThan(0);
  });

  it("[Q10] is settled by age alone in the end, but for the first two lanes", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const ages = rows.filter(({ danger, lane }) => danger === null && laneNumber(lane) >= 2);
        const last = Math.max(0, ...rows.map(({ dueAt }) => dueAt));
        for (const row of ages) {
          const newcomer = contact({ number: 99, lane: "in_situation", dueAt: last + 5 * LANE_WORTH_MS });
          expect(compare(row, newcomer).order).toBeLessThan(0);
        }
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q10] gets no worse for a contact that was due earlier", () => {
    fc.assert(
      fc.property(contacts, fc.integer({ min: 1, max: 5 * LANE_WORTH_MS }), (rows, milliseconds) => {
        const [row] = rows;
        if (row === undefined) return;
        const place = (of: Ordered) =>
          orderQueue([of, ...rows.slice(1)]).findIndex((placed) => placed.row.number === row.number);
        expect(place({ ...row, dueAt: row.dueAt - milliseconds })).toBeLessThanOrEqual(place(row));
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q6] is never left open between two contacts", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const ties = rows.flatMap((one) =>
          rows.filter((other) => one !== other && compare(one, other).order === 0),
        );
        expect(ties).toEqual([]);
      }),
      { numRuns: rounds(500) },
    );
  });
});

describe("the order of a queue", () => {
  it("[Q6] is the same however the contacts come in", () => {
    fc.assert(
      fc.property(
        contacts.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(orderQueue(shuffled)).toEqual(orderQueue(rows));
        },
      ),
      { numRuns: rounds(500) },
    );
  });

  it("[Q1] [Q9] [Q10] [Q2] [Q3] never has a later place that should be an earlier one", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const placed = orderQueue(rows).map(({ row }) => row);
        for (const [index, row] of placed.entries()) {
          for (const later of placed.slice(index + 1)) {
            const rank = (of: Ordered): readonly number[] => [
              of.danger === null ? 1 : 0,
              Math.min(2, laneNumber(of.lane)),
              of.dueAt + Math.max(0, laneNumber(of.lane) - 2) * LANE_WORTH_MS,
              laneNumber(of.lane),
              of.dueAt,
              of.waitingSince,
              of.number,
            ];
            const difference = rank(later).map((value, place) => value - (rank(row)[place] ?? 0));
            expect(difference.find((value) => value !== 0)).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q7] explains every place but the last, by the rule that parts it from the next", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const placed = orderQueue(rows);
        for (const [index, { row, beforeNextBecause }] of placed.entries()) {
          const next = placed[index + 1];
          expect(beforeNextBecause).toBe(next === undefined ? null : compare(row, next.row).reason);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[Q7] loses nobody, adds nobody, and leaves its argument as it was", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const before = structuredClone(rows);
        const numbers = orderQueue(rows).map(({ row }) => row.number);
        expect(numbers.toSorted((one, other) => one - other)).toEqual(
          rows.map((row) => row.number).toSorted((one, other) => one - other),
        );
        expect(rows).toEqual(before);
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[Q6] keeps two contacts in their order when a third one leaves", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const all = orderQueue(rows).map(({ row }) => row);
        const without = orderQueue(rows.slice(1)).map(({ row }) => row);
        expect(without).toEqual(all.filter((row) => row !== rows[0]));
      }),
      { numRuns: rounds(500) },
    );
  });
});
