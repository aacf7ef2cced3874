import { Preferences } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHOICES, nextChoice, nextTextPercent, TEXT_PERCENTS } from "./choices.ts";

describe("what can be chosen", () => {
  it.each(Object.entries(CHOICES))("of %s is all that can be kept, each once", (name, choices) => {
    const field = Preferences.shape[name as keyof typeof CHOICES].removeDefault();
    expect([...choices].toSorted()).toEqual([...field.options].toSorted());
  });

  it("comes round: the next of the last is the first, and every one is met on the way", () => {
    for (const choices of Object.values(CHOICES)) {
      const met = new Set<string>();
      let now: string = choices[0];
      for (let step = 0; step < choices.length; step += 1) {
        met.add(now);
        now = nextChoice<string>(choices, now);
      }
      expect([now, met.size]).toEqual([choices[0], choices.length]);
    }
  });
});

describe("the size of the text", () => {
  it("goes up to 200 percent and down to the browser's own, from wherever it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 200 }), fc.constantFrom(1, -1), (from, step) => {
        const visited = [from];
        for (let next = nextTextPercent(from, step); next !== null;) {
          visited.push(next);
          next = nextTextPercent(next, step);
        }
        expect(visited.at(-1)).toBe(step === 1 ? 200 : 100);
        expect(visited).toEqual(visited.toSorted((one, other) => (one - other) * step));
        expect(Preferences.shape.textPercent.safeParse(visited.at(-1)).success).toBe(true);
      }),
      { numRuns: rounds(100) },
    );
  });

  it("is offered in steps that the gateway keeps", () => {
    for (const each of TEXT_PERCENTS)
      expect(Preferences.shape.textPercent.safeParse(each).success).toBe(true);
  });
});
