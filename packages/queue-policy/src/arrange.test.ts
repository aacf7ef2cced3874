import { Lane } from "@holdfast/case-schema";
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
  lane: null,
  setAsideUntil: null,
  isAutomatic: false,
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
    lane: fc.constantFrom(null, ...Lane.options),
    setAsideUntil: fc.constantFrom(null, null, null, 1, 2),
    isAutomatic: fc.constantFrom(false, false, true),
  }),
  { selector: (row) => row.number, maxLength: 40, size: "medium" },
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

  it("[Q16] puts what only machines wrote last, behind what is set aside, until a colleague found somebody in it", () => {
    const machines = contact({ number: 1, isAutomatic: true, dueAt: 1 });
    const aside = contact({ number: 2, setAsideUntil: 9 });
    const busy = contact({ number: 3, holder: held, dueAt: 9_000 });
    const numbers = (first: Arranged) => arrangeQueue([first, aside, busy]).map(({ row }) => row.number);
    expect(numbers(machines)).toEqual([3, 2, 1]);
    expect(compareStanding(aside, machines).reason).toBe("Q16_machines");
    expect(numbers({ ...machines, lane: "tip" })).toEqual([1, 3, 2]);
    expect(numbers({ ...machines, danger: "marked_by_staff" })).toEqual([1, 3, 2]);
  });

  it("[Q5] keeps the order of the queue within each part", () => {
    fc.assert(
      fc.property(contacts, (some) => {
        const rows = some.map((row) => ({ ...row, setAsideUntil: null, isAutomatic: false }));
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

  it("[Q11] puts what is set aside last, what comes back sooner before what comes back later", () => {
    const now = contact({ number: 1, dueAt: 9_000 });
    const later = contact({ number: 2, lane: "crisis", setAsideUntil: 5_000 });
    const sooner = contact({ number: 3, holder: held, setAsideUntil: 4_000 });
    const danger = contact({ number: 4, danger: "said_so", holder: held, setAsideUntil: 6_000 });
    expect(arrangeQueue([later, sooner, now, danger]).map(({ row }) => row.number)).toEqual([4, 1, 3, 2]);
    expect(compareStanding(now, sooner).reason).toBe("Q11_set_aside");
    expect(compareStanding(sooner, later).reason).toBe("Q11_back_sooner");
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
