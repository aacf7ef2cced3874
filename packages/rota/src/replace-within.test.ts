import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsWithin } from "./missing.ts";
import { whoIsOn } from "./on-duty.ts";
import { replaceWithin, type Standing } from "./replace-within.ts";
import { DUTIES, type Duty, type Shift } from "./shift.ts";

const stands = (id: string, who: string, from: number, until: number): Standing<string> => ({
  id,
  duty: "lead",
  who,
  from,
  until,
});
const lead = (who: string, from: number, until: number): Shift => ({ duty: "lead", who, from, until });
const replaced = (standing: readonly Standing<string>[], imported: readonly Shift[]) =>
  replaceWithin(
    standing,
    imported,
    (who) => ({ key: who, who }),
    (who) => who,
  );

/** How the rota stands after it. */
function after(standing: readonly Standing<string>[], imported: readonly Shift[]): readonly Shift[] {
  const { ended, added } = replaced(standing, imported);
  return [...standing.filter((shift) => !ended.includes(shift)), ...added];
}

const places = fc.record({
  duty: fc.constantFrom(...DUTIES),
  who: fc.constantFrom("lee", "ada"),
  from: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 1, max: 9 }),
});
const rota = fc
  .array(places, { minLength: 1, maxLength: 9 })
  .map((all) => all.map(({ length, ...shift }): Shift => ({ ...shift, until: shift.from + length })))
  .map(withoutTwice);

/** Nobody is on twice for one duty at once, as a rota that stands, and one that is imported, has it. */
function withoutTwice(shifts: readonly Shift[]): readonly Shift[] {
  return shifts.reduce<readonly Shift[]>(
    (kept, one) =>
      kept.some(
        (other) =>
          other.duty === one.duty &&
          other.who === one.who &&
          other.from < one.until &&
          one.from < other.until,
      )
        ? kept
        : [...kept, one],
    [],
  );
}

describe("an import", () => {
  it("[RO8] replaces what stands from its first instant to its last, and cuts what reaches out of that", () => {
    const before = stands("a", "lee", 0, 4);
    const cut = stands("b", "lee", 4, 12);
    const inside = stands("c", "ada", 12, 14);
    const around = { ...stands("d", "cam", -9, 30), duty: "counsel" as const };
    expect(replaced([before, cut, inside, around], [lead("ada", 10, 20)])).toEqual({
      from: 10,
      until: 20,
      ended: [cut, inside, around],
      added: [
        lead("lee", 4, 10),
        { ...lead("cam", -9, 10), duty: "counsel" },
        { ...lead("cam", 20, 30), duty: "counsel" },
        lead("ada", 10, 20),
      ],
      same: 0,
    });
  });

  it("[RO8] leaves as it is what stands exactly so", () => {
    const same = stands("a", "lee", 0, 4);
    expect(replaced([same], [lead("ada", 4, 8), lead("lee", 0, 4)])).toEqual({
      from: 0,
      until: 8,
      ended: [],
      added: [lead("ada", 4, 8)],
      same: 1,
    });
  });

  it("[RO8] is what is on within its time, changes nothing outside of it, and has nobody on twice", () => {
    fc.assert(
      fc.property(rota, rota, (was, imported) => {
        const standing = was.map((shift, nth) => ({ id: String(nth), ...shift }));
        const { from, until } = replaced(standing, imported);
        const now = after(standing, imported);
        expect(withoutTwice(now)).toHaveLength(now.length);
        for (let at = -1; at < 32; at += 1)
          for (const duty of DUTIES) {
            const said = from <= at && at < until ? imported : was;
            expect(new Set(whoIsOn(now, duty, at))).toEqual(new Set(whoIsOn(said, duty, at)));
          }
        expect(
          replaced(
            now.map((shift, nth) => ({ id: String(nth), ...shift })),
            imported,
          ),
        ).toMatchObject({
          ended: [],
          added: [],
        });
      }),
      { numRuns: rounds(300) },
    );
  });
});

describe("what is missing", () => {
  it.each<[string, readonly Duty[], readonly (readonly [Duty, number, number])[]]>([
    ["a lead always, though the rota speaks of none", [], [["lead", 4, 10]]],
    [
      "whatever else it speaks of, in the order in which it begins",
      ["counsel", "lead"],
      [
        ["counsel", 0, 10],
        ["lead", 4, 10],
      ],
    ],
  ])("[RO9] is %s", (_name, spokenOf, gaps) => {
    expect(gapsWithin([lead("lee", 0, 4)], spokenOf, { from: 0, until: 10 })).toEqual(
      gaps.map(([duty, from, until]) => ({ duty, from, until })),
    );
  });
});
