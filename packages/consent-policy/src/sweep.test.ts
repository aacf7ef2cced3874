import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { decide } from "./decide.ts";
import { INPUT_NAMES } from "./input.ts";
import { isYes, RULES } from "./table.ts";
import { visitInputs } from "./testing/any-input.ts";
import { everyCaseOf, without } from "./testing/missing-input.ts";
import { dutyOf, groundFor } from "./testing/naive-consent.ts";

it(
  "[CO3] finds no yes and no duty without a reason that the handbook knows, and no such reason without them",
  { timeout: rounds(120_000) },
  () => {
    const count = rounds(1_000_000);
    const reached = new Set<string>();
    let visited = 0;
    visitInputs(count, 0, (input) => {
      const { outcome, ruleId } = decide(input);
      reached.add(ruleId);
      visited += 1;
      if (
        isYes(outcome) === (groundFor(input) !== null) &&
        (outcome === "required") === (dutyOf(input) !== null)
      )
        return;
      expect({ input, ruleId, outcome }).toEqual({ input, ground: groundFor(input), duty: dutyOf(input) });
    });
    expect(visited).toBe(count);
    expect(reached.size).toBe(RULES.length);
  },
);

it("[CO3] [CO4] finds no yes and no duty with something missing that any case of it would not have", () => {
  const answered = new Set<string>();
  let place = 0;
  visitInputs(rounds(30_000), 1, (input) => {
    const name = INPUT_NAMES[place % INPUT_NAMES.length] ?? "risk";
    place += 1;
    const { outcome, ruleId } = decide(without(input, [name]));
    if (!isYes(outcome) && outcome !== "required") return;
    answered.add(name);
    const has = outcome === "required" ? dutyOf : groundFor;
    const cases = everyCaseOf(input, [name]);
    if (cases.every((each) => has(each) !== null)) return;
    expect({ input, name, ruleId }).toBe("a yes in every case");
  });
  // Of no known kind of fact nothing is a yes, since numbers that point at nobody are one by another rule.
  expect(INPUT_NAMES.filter((name) => !answered.has(name))).toEqual(["data_classes"]);
});
