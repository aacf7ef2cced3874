import { DataClass } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, strictest } from "./decide.ts";
import { EXAMPLES } from "./examples.ts";
import { INPUT_NAMES, type ConsentInput } from "./input.ts";
import { isYes, RULES, STRICTNESS } from "./table.ts";
import { INPUT_COUNT, inputOf } from "./testing/any-input.ts";
import { WAY_CHANGES } from "./ways-to-yes.ts";

const numRuns = rounds(1_000);
const anyInput = fc.integer({ min: 0, max: INPUT_COUNT - 1 }).map(inputOf);
const anyName = fc.constantFrom(...INPUT_NAMES);
const [statistics] = EXAMPLES.map(({ input }) => input);
const lifeThreat = exampleOf("B1");
const agreed = exampleOf("D5");

function exampleOf(id: string): ConsentInput {
  const example = EXAMPLES.find(({ rule }) => rule === id);
  if (example === undefined) throw new Error(`no example of ${id}`);
  return example.input;
}

describe("what is asked", () => {
  it.each(INPUT_NAMES)("[CO4] is refused without %s, and says so, whatever else would be a yes", (name) => {
    for (const input of [statistics, lifeThreat, agreed]) {
      const { [name]: _, ...rest } = input as ConsentInput;
      const decision = decide(rest as ConsentInput);
      expect(decision).toMatchObject({ outcome: "refuse", ruleId: "Z0", waysToYes: [] });
      expect(decision.reason).toContain(name);
    }
  });

  it("[CO4] is refused with a value that the table does not know, and never told back", () => {
    fc.assert(
      fc.property(anyInput, anyName, fc.anything(), (input, name, value) => {
        const told = typeof value === "string" ? `secret ${value}` : ({ told: value } as unknown);
        const decision = decide({ ...input, [name]: told });
        expect(decision).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
        expect(decision.reason).toBe(`Missing, or not known to the table: ${name}.`);
      }),
      { numRuns },
    );
  });

  it.each([undefined, null, 7, "allow", [], {}, () => true, new Map()])(
    "[CO4] is refused when it is %o",
    (input) => {
      expect(decide(input as ConsentInput)).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
    },
  );

  it.each([
    ["trigger", "constructor"],
    ["risk", "toString"],
    ["recipient_type", "__proto__"],
    ["written_required", 0],
    ["written_required", "false"],
    ["consent_state", "WRITTEN_VALID"],
    ["consent_state", "written_valid "],
  ])("[CO4] is refused with %s as %o", (name, value) => {
    const input = { ...agreed, [name]: value } as ConsentInput;
    expect(decide(input)).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
  });

  it("[CO4] is refused with one thing more, of which nothing is told", () => {
    const decision = decide({ ...agreed, "their name": true } as ConsentInput);
    expect(decision).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
    expect(decision.reason).not.toContain("name");
  });

  it("[CO4] is not completed by what it inherits", () => {
    const { consent_state, ...rest } = agreed;
    const heir = Object.assign(Object.create({ consent_state }) as object, rest);
    expect(decide(heir as ConsentInput)).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
    expect(decide(Object.assign(heir, { more: 1 }) as unknown as ConsentInput).outcome).toBe("refuse");
  });

  it("[CO4] is read once: what answers differently the second time is judged by what it said", () => {
    let asked = 0;
    const input = {
      ...agreed,
      get consent_state() {
        asked += 1;
        return asked === 1 ? ("revoked" as const) : ("written_valid" as const);
      },
    };
    expect(decide(input)).toMatchObject({ outcome: "refuse", ruleId: "D2" });
    expect(asked).toBe(1);
  });
});

describe("a decision", () => {
  it("[CO1] [CO9] comes out of JSON as it went in, the same each time, and changes nothing", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const kept = structuredClone(input);
        const decision = decide(input);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
        expect(Object.keys(decision)).toEqual(["outcome", "ruleId", "reason", "obligations", "waysToYes"]);
        expect(decide(kept)).toEqual(decision);
        expect(input).toEqual(kept);
        const rule = RULES.find(({ id }) => id === decision.ruleId);
        expect(rule).toMatchObject({ outcome: decision.outcome, reason: decision.reason });
      }),
      { numRuns },
    );
  });

  it("[CO5] is never changed for the better by a withdrawal, an end or a flaw", () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom("revoked", "expired", "invalid"), (input, consent_state) => {
        const { outcome } = decide({ ...input, consent_state });
        const silent = decide({ ...input, consent_state: "none" });
        expect(isYes(outcome) && !isYes(silent.outcome)).toBe(false);
      }),
      { numRuns },
    );
  });

  it("[CO8] names at most two ways, and each that changes what is asked leads to a yes", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { outcome, waysToYes } = decide(input);
        expect(waysToYes.length).toBeLessThanOrEqual(2);
        expect(new Set(waysToYes).size).toBe(waysToYes.length);
        const isSettled = isYes(outcome) || outcome === "required";
        expect(isSettled && waysToYes.length > 0).toBe(false);
        const changes = waysToYes.flatMap((way) => WAY_CHANGES[way] ?? []);
        for (const change of changes) expect(isYes(decide({ ...input, ...change }).outcome)).toBe(true);
      }),
      { numRuns },
    );
  });

  it("[CO8] offers what needs no release first, and what a release cannot open by other ways alone", () => {
    expect(decide(exampleOf("D12")).waysToYes).toEqual(["self_contact", "three_way_call"]);
    expect(decide(exampleOf("D9")).waysToYes).toEqual(["three_way_call", "written_release"]);
    expect(decide(exampleOf("D3")).waysToYes).toEqual(["written_release", "self_contact"]);
    expect(decide(exampleOf("D10")).waysToYes).toEqual(["self_contact", "written_release"]);
    expect(decide(exampleOf("A3")).waysToYes).toEqual(["shelter_authority", "intermediary"]);
    expect(decide(exampleOf("A2")).waysToYes).toEqual(["statistics_only"]);
    expect(decide(exampleOf("A5")).waysToYes).toEqual(["need_to_know"]);
    expect(decide(exampleOf("C4")).waysToYes).toEqual([]);
  });
});

describe("what cannot be taken apart", () => {
  const anyClasses = fc.uniqueArray(fc.constantFrom(...DataClass.options), { minLength: 1 });

  it("[CO6] takes the strictest of all that is in it, in whatever order", () => {
    fc.assert(
      fc.property(anyInput, anyClasses, (input, classes) => {
        const each = classes.map((data_classes) => decide({ ...input, data_classes }).outcome);
        const { outcome } = decide({ ...input, data_classes: classes });
        const expected = STRICTNESS.find((one) => each.includes(one)) ?? "required";
        const isDutyAmongYes =
          each.includes("required") && each.every((one) => one === "required" || isYes(one));
        expect(outcome).toBe(isDutyAmongYes ? "required" : expected);
        expect(decide({ ...input, data_classes: classes.toReversed() }).outcome).toBe(outcome);
      }),
      { numRuns },
    );
  });

  it("[CO7] stays whole where a duty stands beside what is no yes", () => {
    const report = exampleOf("B4");
    expect(decide({ ...report, data_classes: "narrative" }).outcome).toBe("required");
    const mixed = decide({ ...report, data_classes: ["narrative", "immigration_status"] });
    expect(mixed).toMatchObject({ outcome: "refuse", ruleId: "A3b" });
  });

  it("[CO6] is refused when nobody says what is in it, or something unknown is", () => {
    for (const data_classes of [[], ["identity", "all"], [["identity"]], [undefined]])
      expect(decide({ ...agreed, data_classes } as unknown as ConsentInput)).toMatchObject({
        outcome: "refuse",
        ruleId: "Z0",
      });
    expect(strictest([])).toBeNull();
  });
});
