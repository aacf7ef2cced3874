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
const agreed = exampleOf("D5");

function exampleOf(id: string): ConsentInput {
  const example = EXAMPLES.find(({ rule }) => rule === id);
  if (example === undefined) throw new Error(`no example of ${id}`);
  return example.input;
}

describe("what is asked", () => {
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

  it("[CO4] is read once in what kinds of fact it asks of, and does not throw where it cannot be read", () => {
    const answers: readonly unknown[] = [["identity"], "identity", 7];
    for (const [at, answer] of answers.entries()) {
      let asked = 0;
      const input = {
        ...agreed,
        get data_classes() {
          asked += 1;
          return (asked === 1 ? answer : answers[(at + 1) % answers.length]) as "identity";
        },
      };
      const { data_classes: _, ...rest } = agreed;
      expect(decide(input)).toEqual(decide({ ...rest, data_classes: answer as "identity" }));
      expect(asked).toBe(1);
    }
    const throws = {
      ...agreed,
      get risk(): "none" {
        throw new Error("cannot be read");
      },
    };
    const { proxy, revoke } = Proxy.revocable<string[]>([], {});
    revoke();
    const long = Array<"identity">(1_000_000_000);
    for (const odd of [throws, { ...agreed, data_classes: proxy }, { ...agreed, data_classes: long }, proxy])
      expect(decide(odd as ConsentInput)).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
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
        const isPart = input.consent_covers === "partial";
        const alone = classes.map((data_classes) => decide({ ...input, data_classes }));
        const each = alone.map(({ ruleId, outcome: one }) =>
          isPart && ["D6", "D6b", "D7"].includes(ruleId) ? "refuse" : one,
        );
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
    for (const data_classes of [
      [],
      ["identity", "all"],
      [["identity"]],
      [undefined],
      Array(1),
      Object.assign(Array<string>(3), { 0: "identity", 2: "health" }),
    ])
      expect(decide({ ...agreed, data_classes: data_classes as never })).toMatchObject({
        outcome: "refuse",
        ruleId: "Z0",
      });
    expect(strictest([])).toBeNull();
  });

  it("[CO6] [CO7] asks for all that any part asks for, each once, and keeps what a duty asks where the whole is no yes", () => {
    fc.assert(
      fc.property(anyInput, anyClasses, (input, classes) => {
        const alone = classes.map((data_classes) => decide({ ...input, data_classes }));
        const { obligations } = decide({ ...input, data_classes: classes });
        expect(new Set(obligations).size).toBe(obligations.length);
        expect(obligations).toEqual(expect.arrayContaining(alone.flatMap((each) => each.obligations)));
        expect(Object.isFrozen(obligations)).toBe(true);
        expect(strictest(alone)?.obligations).toEqual(
          expect.arrayContaining(alone.flatMap((each) => each.obligations)),
        );
      }),
      { numRuns },
    );
    const duty = exampleOf("B4");
    const mixed = decide({ ...duty, data_classes: ["narrative", "immigration_status"] });
    expect(mixed.obligations).toEqual(expect.arrayContaining([...decide(duty).obligations]));
  });

  it.each(["D6", "D6b"])("[CO6] is no yes where the person held something back: %s", (id) => {
    const part = exampleOf(id);
    const { data_classes: dataClass } = part;
    expect(decide(part).outcome).toBe("allow_limited");
    for (const classes of [[dataClass], [dataClass, "health"]] as const) {
      const whole = decide({ ...part, data_classes: classes });
      expect(whole).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
      expect(whole.waysToYes).toEqual(["self_contact", "three_way_call"]);
      expect(decide({ ...part, data_classes: [...classes], consent_covers: "full" }).outcome).not.toBe(
        "refuse",
      );
    }
    expect(strictest([decide(part), decide(part)])).toMatchObject({ outcome: "refuse", ruleId: "Z0" });
    expect(strictest([decide(part)])?.outcome).toBe("refuse");
  });

  it("[CO6] is no yes with the person on the line where they held something back", () => {
    const onTheLine = { ...exampleOf("D7"), consent_covers: "partial", written_required: true } as const;
    expect(decide(onTheLine).ruleId).toBe("D7");
    expect(decide({ ...onTheLine, data_classes: ["narrative"] }).outcome).toBe("refuse");
    const { consent_covers: _, ...unsaid } = onTheLine;
    expect(decide({ ...unsaid, data_classes: ["narrative"] } as unknown as ConsentInput).outcome).toBe(
      "refuse",
    );
    expect(decide({ ...onTheLine, consent_covers: "full", data_classes: ["narrative"] }).ruleId).toBe("D7");
  });
});
