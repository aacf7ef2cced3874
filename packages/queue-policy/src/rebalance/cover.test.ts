import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startCover } from "./cover.ts";
import { enlist } from "./enlist.ts";

const KINDS = 4;
const PEOPLE = 4;

/** For each kind the people it is for. */
const someWhom = fc.array(fc.subarray([0, 1, 2, 3]), { minLength: KINDS, maxLength: KINDS });
const asked = (whom: readonly (readonly number[])[]) => whom.map((people) => Int32Array.from(people));

/** The most of these kinds that can be given, by trying each way. */
function mostOf(
  whom: readonly (readonly number[])[],
  kinds: readonly number[],
  free: ReadonlySet<number> = new Set([0, 1, 2, 3]),
): number {
  const [first, ...rest] = kinds;
  if (first === undefined) return 0;
  const given = (whom[first] ?? [])
    .filter((person) => free.has(person))
    .map((person) => 1 + mostOf(whom, rest, new Set([...free].filter((other) => other !== person))));
  return Math.max(mostOf(whom, rest, free), ...given);
}

describe("finding room for what waits", () => {
  it("[Q60] finds it whenever there is some beside everything that has room already", () => {
    fc.assert(
      fc.property(someWhom, fc.array(fc.nat(KINDS - 1), { maxLength: 7 }), (whom, wanted) => {
        const { seat, seated } = startCover(asked(whom), PEOPLE);
        const have: number[] = [];
        for (const kind of wanted) {
          const fits = mostOf(whom, [...have, kind]) === have.length + 1;
          expect(seat(kind)).toBe(fits);
          if (fits) have.push(kind);
          const counts = Array.from(
            { length: KINDS },
            (_none, each) => have.filter((one) => one === each).length,
          );
          expect([...seated()]).toEqual(counts);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[Q58] [Q60] gives one to a certain person exactly when everything else still has room", () => {
    fc.assert(
      fc.property(
        someWhom,
        fc.array(fc.nat(KINDS - 1), { minLength: 1, maxLength: 5 }),
        fc.nat(PEOPLE - 1),
        (whom, wanted, person) => {
          const { seat, pin, seated } = startCover(asked(whom), PEOPLE);
          const have = wanted.filter((kind) => seat(kind));
          const [kind, ...rest] = have;
          if (kind === undefined) return;
          const others = new Set([0, 1, 2, 3].filter((other) => other !== person));
          const can = whom[kind]?.includes(person) === true && mostOf(whom, rest, others) === rest.length;
          expect(pin(kind, person)).toBe(can);
          expect(seated().reduce((sum, count) => sum + count, 0)).toBe(have.length - Number(can));
        },
      ),
      { numRuns: rounds(500) },
    );
  });
});

describe("asking people in order", () => {
  it("[Q61] gives all that can be given, to nobody for whom it is not, and no more than is wanted", () => {
    fc.assert(
      fc.property(someWhom, fc.array(fc.nat(KINDS - 1), { maxLength: 4 }), (whom, wanted) => {
        const counts = Int32Array.from(
          { length: KINDS },
          (_none, each) => wanted.filter((one) => one === each).length,
        );
        const kindOf = enlist(asked(whom), counts, [0, 1, 2, 3]);
        const given = [...kindOf].filter((kind) => kind !== -1);
        expect(given).toHaveLength(mostOf(whom, wanted));
        for (const [person, kind] of kindOf.entries())
          expect(kind === -1 || whom[kind]?.includes(person)).toBe(true);
        for (const [kind, count] of counts.entries())
          expect(given.filter((one) => one === kind).length).toBeLessThanOrEqual(count);
      }),
      { numRuns: rounds(500) },
    );
  });
});
