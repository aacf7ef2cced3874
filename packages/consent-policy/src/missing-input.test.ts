import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { EXAMPLES } from "./examples.ts";
import { INPUT_NAMES, type ConsentInput, type InputName } from "./input.ts";
import { isYes } from "./table.ts";
import { INPUT_COUNT, inputOf } from "./testing/any-input.ts";
import { everyCaseOf, without } from "./testing/missing-input.ts";
import { WAY_CHANGES } from "./ways-to-yes.ts";

const anyInput = fc.integer({ min: 0, max: INPUT_COUNT - 1 }).map(inputOf);
const anyNames = fc.subarray([...INPUT_NAMES], { minLength: 1, maxLength: 3 });

/** What every case of it is told, where one rule decides them all; else that it cannot be answered, and for want of what. */
function toldInEveryCase(input: ConsentInput, names: readonly InputName[]) {
  const rules = new Set(everyCaseOf(input, names).map((each) => decide(each).ruleId));
  if (rules.size === 1) return told(decide(input));
  const reason = `Missing, or not known to the table: ${names.join(", ")}.`;
  return { ruleId: "Z0", outcome: "refuse", reason, obligations: ["log"] };
}

function told({ ruleId, outcome, reason, obligations }: Decision) {
  return { ruleId, outcome, reason, obligations };
}

describe("what is asked with something missing", () => {
  it.each(INPUT_NAMES)("[CO4] is answered without %s only where it makes no difference", (name) => {
    for (const { input } of EXAMPLES)
      expect(told(decide(without(input, [name])))).toEqual(toldInEveryCase(input, [name]));
  });

  it("[CO4] is answered as every case of it is, or refused", () => {
    fc.assert(
      fc.property(anyInput, anyNames, (input, names) => {
        expect(told(decide(without(input, names)))).toEqual(toldInEveryCase(input, names));
      }),
      { numRuns: rounds(100) },
    );
  });

  it("[CO8] names only ways that lead to a yes whatever is missing may be", () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...INPUT_NAMES), (input, name) => {
        for (const way of decide(without(input, [name])).waysToYes)
          for (const each of everyCaseOf(input, [name])) {
            const change = WAY_CHANGES[way] ?? null;
            const leads = change === null || isYes(decide({ ...each, ...change }).outcome);
            expect({ way, leads }).toEqual({ way, leads: true });
          }
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[rule B1] [CO4] is no reason to wait while a life is in danger, as long as the danger is known", () => {
    const known = {
      recipient_type: "emergency_services",
      data_classes: "current_location",
      consent_state: "none",
      risk: "attempt_or_life_threat_in_progress",
    } as const;
    expect(decide(known as unknown as ConsentInput)).toMatchObject({
      ruleId: "B1",
      outcome: "allow_limited",
    });
    expect(
      decide({ ...known, data_classes: ["identity", "current_location"] } as unknown as ConsentInput),
    ).toMatchObject({ ruleId: "B1" });
    for (const name of Object.keys(known)) {
      const { [name as keyof typeof known]: _, ...rest } = known;
      expect(decide(rest as ConsentInput)).toMatchObject({ ruleId: "Z0", outcome: "refuse" });
    }
  });

  it("[CO4] is refused where nothing is said, and where what is said is unknown beside what is missing", () => {
    expect(decide({} as ConsentInput)).toMatchObject({ ruleId: "Z0", outcome: "refuse" });
    const statistics = { data_classes: "aggregate_statistics" } as ConsentInput;
    expect(decide(statistics)).toMatchObject({ ruleId: "A1", outcome: "allow" });
    for (const more of [{ risk: undefined }, { risk: "some" }, { person: "Ana" }])
      expect(decide({ ...statistics, ...more } as ConsentInput)).toMatchObject({ ruleId: "Z0" });
  });
});
