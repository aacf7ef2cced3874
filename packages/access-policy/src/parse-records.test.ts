import { describe, expect, it } from "vitest";
import { parseRecords, RecordTableInvalid } from "./parse-records.ts";
import { RECORD_TABLE } from "./record-table.ts";

/** Rules of a table that is nobody's. */
const rule = (nth: number): string => `A${9000 + nth}`;
const read = {
  rule: rule(1),
  record: "case",
  effect: "allow",
  ties: ["had_contact"],
  states: ["active"],
  withinMs: null,
  grants: [{ roles: ["advocate"], acts: ["read"] }],
  fields: ["facts"],
};
const deny = { ...read, rule: rule(2), effect: "deny", ties: ["barred"], fields: [] };
const problemsOf = (...rows: readonly object[]): readonly string[] => {
  try {
    parseRecords(rows);
    return [];
  } catch (error) {
    if (error instanceof RecordTableInvalid) return error.problems;
    throw error;
  }
};

describe("a table of records", () => {
  it("[A70] is read where every line can be meant", () => {
    expect(problemsOf(deny, read, { ...read, rule: rule(3), states: ["closed"] })).toEqual([]);
  });

  it.each([
    [
      "a rule that has a line already",
      [read, { ...read, states: ["closed"] }],
      "that rule has a line already",
    ],
    ["no rule", [{ ...read, rule: "" }], "rule"],
    ["an unknown role", [{ ...read, grants: [{ roles: ["owner"], acts: ["read"] }] }], "roles"],
    ["an unknown tie", [{ ...read, ties: ["friend"] }], "no friend among the ties"],
    ["an unknown state", [{ ...read, states: ["lost"] }], "no lost among the states"],
    [
      "an unknown act",
      [{ ...read, grants: [{ roles: ["advocate"], acts: ["burn"] }] }],
      "no burn among the acts",
    ],
    ["an unknown class of data", [{ ...read, fields: ["facts", "names"] }], "no names among the fields"],
    ["a word too many", [{ ...read, unless: "x" }], "unless"],
    ["no tie", [{ ...read, ties: [] }], "names no ties"],
    ["no state", [{ ...read, states: [] }], "names no states"],
    ["no act", [{ ...read, grants: [{ roles: ["advocate"], acts: [] }] }], "names no acts"],
    ["nobody", [{ ...read, grants: [] }], "grants"],
    [
      "an act that the role may not",
      [{ ...read, grants: [{ roles: ["administrator"], acts: ["read"] }] }],
      "no administrator may read",
    ],
    ["what is aging without how long", [{ ...read, ties: ["broke_glass"] }], "says for how long"],
    [
      "what is aging beside what is not",
      [{ ...read, ties: ["broke_glass", "let_in"], withinMs: 1 }],
      "stands alone",
    ],
    ["how long where nothing ages", [{ ...read, withinMs: 1 }], "nothing of it is aging"],
    ["a reader who is shown nothing", [{ ...read, fields: [] }], "is shown nothing"],
    [
      "somebody who is shown what they do not read",
      [{ ...read, grants: [{ roles: ["advocate"], acts: ["change"] }] }],
      "is shown something",
    ],
    [
      "an address that reading shows",
      [
        {
          ...read,
          record: "contact",
          ties: ["holder"],
          states: ["claimed"],
          grants: [{ roles: ["advocate"], acts: ["find"] }],
          fields: ["address"],
        },
      ],
      "shown by unmasking it",
    ],
    [
      "unmasking that shows something else",
      [
        {
          ...read,
          record: "contact",
          ties: ["holder"],
          states: ["claimed"],
          grants: [{ roles: ["advocate"], acts: ["unmask"] }],
          fields: ["facts", "address"],
        },
      ],
      "shown by unmasking it",
    ],
    [
      "unmasking beside something else",
      [
        {
          ...read,
          record: "contact",
          ties: ["holder"],
          states: ["claimed"],
          grants: [{ roles: ["advocate"], acts: ["find", "unmask"] }],
          fields: ["address"],
        },
      ],
      "shown by unmasking it",
    ],
    ["a denial that shows", [{ ...deny, fields: ["facts"] }], "what denies shows nothing"],
    ["a denial after what it denies", [read, deny], "stands before"],
    [
      "a tie that is denied",
      [deny, { ...read, ties: ["barred", "had_contact"] }],
      "whoever is barred is denied",
    ],
    [
      "a line that nothing comes to",
      [
        { ...read, ties: ["anybody"] },
        { ...read, rule: rule(3) },
      ],
      "nothing comes to it",
    ],
  ] as const)("[A70] is refused with %s", (_what, rows, problem) => {
    expect(problemsOf(...rows).join("\n")).toContain(problem);
  });

  it("[A70] tells all of its problems at once", () => {
    expect(problemsOf({ ...read, ties: ["friend"], states: [] }, read, read)).toHaveLength(6);
  });

  it("[A8] is frozen, lists included", () => {
    const row = RECORD_TABLE[0]!;
    expect(() => (row.ties as string[]).push("anybody")).toThrow(TypeError);
    expect(() => (RECORD_TABLE as unknown as unknown[]).push(row)).toThrow(TypeError);
    expect(() => (row.grants[0]!.roles as string[]).push("advocate")).toThrow(TypeError);
  });
});
