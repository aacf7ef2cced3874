import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASE_MIGRATIONS } from "./case-migrations.ts";
import { CASE_VERSION, type CaseRecord } from "./case-record.ts";
import { METHOD_CODES, type MethodOfControl } from "./method-of-control.ts";
import { migrateCase, readCase } from "./read-case.ts";
import { anyCase } from "./testing/any-case.ts";

const numRuns = rounds(200);
const versions = Array.from({ length: CASE_VERSION }, (_, at) => at + 1);
const holds = (
  property: (record: CaseRecord, version: number, other: number) => void,
  runs: number = numRuns,
): void => {
  const version = fc.constantFrom(...versions);
  fc.assert(fc.property(anyCase, version, version, property), { numRuns: runs });
};
const before = (record: CaseRecord, version: number) => migrateCase(record, version);

it("has one step to every version but the first, in order", () => {
  expect(CASE_MIGRATIONS.map(({ to }) => to)).toEqual(versions.slice(1));
});

describe("a case that moves between versions", () => {
  it("is as it was when it went up and came down, whatever version it is of", () => {
    holds((record, low, high) => {
      fc.pre(low <= high);
      const old = before(record, low);
      expect(migrateCase(migrateCase(old, high), low)).toEqual(old);
    });
  });

  it("is as it was when it went down and came up: nothing is lost on the way", () => {
    holds((record, version) => {
      expect(migrateCase(before(record, version), CASE_VERSION)).toEqual(record);
    });
  });

  it("goes the same way in one step and in several", () => {
    holds((record, version, other) => {
      expect(migrateCase(before(record, version), other)).toEqual(before(record, other));
    });
  });

  it("changes nothing of what it was given", () => {
    holds((record, version) => {
      const kept = structuredClone(record);
      before(record, version);
      expect(record).toEqual(kept);
    });
  });

  it("holds only words of HTCDS as a method in its first version, and no words for a gender", () => {
    holds((record) => {
      const { persons } = before(record, 1) as { persons: { methodsOfControl: MethodOfControl[] }[] };
      for (const person of persons) {
        expect(person).not.toHaveProperty("genderWords");
        for (const method of person.methodsOfControl) expect(METHOD_CODES[method].htcds).not.toBeNull();
      }
    });
  });

  it("keeps what was chosen in an old version after it came down", () => {
    holds((record) => {
      const { persons, ...rest } = before(record, 1) as { persons: Record<string, unknown>[] };
      const chosen = persons.map((person) => ({ ...person, methodsOfControl: ["debt_bondage"] }));
      const up = migrateCase({ ...rest, persons: chosen }, CASE_VERSION) as CaseRecord;
      up.persons.forEach((person, at) => {
        const beyond = record.persons[at]?.methodsOfControl.filter(
          (each) => METHOD_CODES[each].htcds === null,
        );
        expect(person.methodsOfControl).toEqual(["debt_bondage", ...(beyond ?? [])]);
      });
      expect(readCase(up).kind).toBe("read");
    });
  });
});

describe("what a version has no words for", () => {
  type Change = (person: { readonly methodsOfControl: readonly string[] }) => unknown;
  const withPerson = (record: CaseRecord, version: number, change: Change) => {
    const { persons, ...rest } = before(record, version) as { persons: Parameters<Change>[0][] };
    return { ...rest, persons: persons.map(change) };
  };

  it.each<[string, Change]>([
    [
      "a method that nobody knows",
      (person) => ({ ...person, methodsOfControl: [...person.methodsOfControl, "by_oath"] }),
    ],
    ["methods that are no words", (person) => ({ ...person, methodsOfControl: [3] })],
    ["methods that are no list", (person) => ({ ...person, methodsOfControl: "debt_bondage" })],
    ["nobody in somebody's place", () => null],
    ["something laid aside that is no record", (person) => ({ ...person, beyond: 7 })],
    [
      "something laid aside that no version laid there",
      (person) => ({ ...person, beyond: { methodsOfControl: { isOtherOnly: true, methods: [], more: 1 } } }),
    ],
  ])("[CR13] is carried along and makes the case unreadable: %s", (_, change) => {
    holds((record, version, other) => {
      const kept = withPerson(record, version, change);
      expect(readCase(kept)).toEqual({ kind: "refused", because: "unreadable" });
      expect(migrateCase(migrateCase(kept, other), version)).toEqual(kept);
      expect(readCase(migrateCase(kept, other))).toEqual({ kind: "refused", because: "unreadable" });
    }, rounds(30));
  });
});

describe("a case that was kept", () => {
  it("is read from whatever version it is of", () => {
    holds((record, version) => {
      expect(readCase(before(record, version))).toEqual({ kind: "read", record, from: version });
    });
  });

  it("is left alone when a later release wrote it", () => {
    holds((record) => {
      const newer = { ...record, version: CASE_VERSION + 1 };
      expect(readCase(newer)).toEqual({ kind: "refused", because: "newer" });
      expect(() => migrateCase(newer, 1)).toThrow("no way");
    });
  });

  it.each([
    null,
    undefined,
    7,
    "case",
    [],
    {},
    { version: 0 },
    { version: 1.5 },
    { version: "3" },
    { version: 1 },
    { version: 2, persons: [null, 3] },
  ])("is refused when it is none: %o", (kept) => {
    expect(readCase(kept)).toEqual({ kind: "refused", because: "unreadable" });
  });

  it("does not go to a version that there never was", () => {
    holds((record) => {
      for (const version of [0, -1, CASE_VERSION + 1])
        expect(() => before(record, version)).toThrow("no way");
    });
  });
});
