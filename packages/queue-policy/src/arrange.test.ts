import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeQueue, compareStanding, type Arranged } from "./arrange.ts";
import { orderQueue } from "./order.ts";

const contact = (facts: Partial<Arranged>): Arranged => ({
  number: 1,
  danger: null,
  dueAt: 1_000,
  waitingSince: 0,
  holder: null,
  ...facts,
});
const held = { id: "somebody" };

const contacts = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    danger: fc.constantFrom(null, null, "said_so"),
    dueAt: fc.integer({ min: 0, max: 4 }),
    waitingSince: fc.integer({ min: 0, max: 4 }),
    holder: fc.constantFrom(null, held),
  }),
  { selector: (row) => row.number, maxLength: 40 },
);

describe("the board of everything open", () => {
  it("[Q1] keeps danger on top, whoever has it", () => {
    const waits = contact({ number: 2, dueAt: 1 });
    const inDanger = contact({ number: 1, danger: "said_so", dueAt: 9_000, holder: held });
    expect(arrangeQueue([waits, inDanger]).map(({ row }) => row.number)).toEqual([1, 2]);
    expect(compareStanding(inDanger, waits).reason).toBe("Q1_danger");
  });

  it.each([null, "said_so"])(
    "[Q5] puts who waits for somebody before who has somebody (danger: %s)",
    (danger) => {
      const waits = contact({ number: 2, danger, dueAt: 9_000 });
      const answered = contact({ number: 1, danger, dueAt: 1, holder: held });
      expect(arrangeQueue([answered, waits]).map(({ row }) => row.number)).toEqual([2, 1]);
      expect(compareStanding(waits, answered).reason).toBe("Q5_waits_for_somebody");
    },
  );

  it("[Q5] keeps the order of the queue within each part", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const numbers = arrangeQueue(rows).map(({ row }) => row.number);
        const part = (isDanger: boolean, isHeld: boolean): readonly number[] =>
          orderQueue(
            rows.filter((row) => (row.danger !== null) === isDanger && (row.holder !== null) === isHeld),
          ).map(({ row }) => row.number);
        expect(numbers).toEqual([
          ...part(true, false),
          ...part(true, true),
          ...part(false, false),
          ...part(false, true),
        ]);
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[Q7] explains every place but the last", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const placed = arrangeQueue(rows);
        for (const [index, { row, beforeNextBecause }] of placed.entries()) {
          const next = placed[index + 1];
          expect(beforeNextBecause).toBe(next === undefined ? null : compareStanding(row, next.row).reason);
        }
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q6] parts every two contacts", () => {
    fc.assert(
      fc.property(contacts, (rows) => {
        const ties = rows.flatMap((one) =>
          rows.filter((other) => one !== other && compareStanding(one, other).order === 0),
        );
        expect(ties).toEqual([]);
      }),
      { numRuns: rounds(200) },
    );
  });
});
