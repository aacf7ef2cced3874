import { describe, expect, it } from "vitest";
import { compileTable, readInput } from "./compile-table.ts";
import { decide } from "./decide.ts";
import { EXAMPLES } from "./examples.ts";
import { INPUT_NAMES, INPUTS } from "./input.ts";
import { RuleRecord, type Rule } from "./rule.ts";
import { RULES } from "./table.ts";

const decidedBy = (rules: readonly Rule[]): readonly (string | null)[] => {
  const firstMatch = compileTable(rules);
  return EXAMPLES.map(({ input }) => {
    const read = readInput(input);
    return read.problems === null ? (firstMatch(read.bits)?.id ?? null) : "unread";
  });
};

describe.each(EXAMPLES)("$title", ({ rule, outcome, input }) => {
  it(`[rule ${rule}] is ${outcome}`, () => {
    expect(decide(input)).toMatchObject({ ruleId: rule, outcome });
  });
});

describe("the table", () => {
  it.each(RULES)("[rule $id] says only what a rule can say, each thing once", (rule) => {
    expect(RuleRecord.parse(rule)).toEqual(rule);
    const lists: readonly (readonly unknown[])[] = Object.values(rule.when);
    for (const values of [rule.obligations, rule.refs, rule.first ?? [], ...lists])
      expect(new Set<unknown>(values).size).toBe(values.length);
  });

  it.each([
    { when: { recipient: ["court"] } },
    { when: { recipient_type: ["courts"] } },
    { when: { risk: [] } },
    { outcome: "maybe" },
    { obligations: ["be_nice"] },
    { refs: ["hearsay"] },
    { because: "more" },
  ])("[CO40] knows no rule with %o in it", (over) => {
    expect(RuleRecord.safeParse({ ...RULES[0], ...over }).success).toBe(false);
  });

  it("[CO2] has each id once, and ends with what matches everything", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(RULES.filter(({ when }) => Object.keys(when).length === 0)).toEqual([RULES.at(-1)]);
    expect(RULES.at(-1)).toMatchObject({ id: "Z0", outcome: "refuse" });
  });

  it("[CO9] cannot be changed while the program runs", () => {
    const [rule] = RULES;
    expect(() => Object.assign(rule ?? {}, { outcome: "allow" })).toThrow(TypeError);
    expect(() => (RULES as Rule[]).pop()).toThrow(TypeError);
    expect(() => (decide(EXAMPLES[1]?.input ?? never()).obligations as string[]).pop()).toThrow(TypeError);
  });

  it("[CO40] has an example for each rule", () => {
    expect(new Set(EXAMPLES.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)));
  });

  it.each(RULES)("[CO40] misses $id when it is taken out", ({ id }) => {
    const without = decidedBy(RULES.filter((rule) => rule.id !== id));
    expect(without).not.toEqual(EXAMPLES.map(({ rule }) => rule));
  });

  it("[CO40] takes no input that its rules do not know: a name or a value that is misspelt does not compile", () => {
    const misspelt: readonly Rule["when"][] = [
      // @ts-expect-error: no input has this name
      { recipients: ["court"] },
      // @ts-expect-error: no recipient is this
      { recipient_type: ["courts"] },
      // @ts-expect-error: what is not one of these is spelt with the input's own name
      { recipient_not: ["court"] },
    ];
    expect(misspelt).toHaveLength(3);
    // @ts-expect-error: no outcome has this name
    const outcome: Rule["outcome"] = "maybe";
    expect(outcome).toBe("maybe");
  });

  it("has an input for each name that a condition can have", () => {
    expect(INPUT_NAMES).toEqual(Object.keys(INPUTS));
    expect(INPUT_NAMES).toHaveLength(15);
  });
});

function never(): never {
  throw new Error("no example");
}
