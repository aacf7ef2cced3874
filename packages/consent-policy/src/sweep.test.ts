import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { decide } from "./decide.ts";
import { isYes, RULES } from "./table.ts";
import { visitInputs } from "./testing/any-input.ts";
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
