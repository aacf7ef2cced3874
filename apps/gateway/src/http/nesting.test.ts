import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNestedTooDeep } from "./nesting.ts";

const lists = (depth: number): string => `${"[".repeat(depth)}1${"]".repeat(depth)}`;
const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

/** How deep a value really is. */
function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe("nesting", () => {
  it.each([
    [lists(3), false],
    [lists(4), true],
    [objects(3), false],
    [objects(4), true],
    ['{"a":[{"b":1}],"c":[{"d":2}]}', false],
    [`"${"[".repeat(100)}"`, false],
    [String.raw`["\"[[[[[[","\\",{"[[[[":"{{{{"}]`, false],
    [lists(200_000), true],
    ["", false],
  ])("is told from the text alone (%#)", (json, isTooDeep) => {
    expect(isNestedTooDeep(json, 3)).toBe(isTooDeep);
  });

  it("is what the value has, whatever stands in its words", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 6 }), (value, most) => {
        expect(isNestedTooDeep(JSON.stringify(value), most)).toBe(depthOf(value) > most);
      }),
    );
  });
});
