import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rounds } from "@holdfast/tooling/rounds";
import { storable } from "./storable.ts";

describe("text to be kept", () => {
  it.each([
    ["a half of a character", "a\uD83E b", "a\uFFFD b"],
    ["the other half", "\uDDE1", "\uFFFD"],
    ["the character that ends texts elsewhere", "a\0b", "a\uFFFDb"],
    ["a whole character, lines and tabs", "\u{1F9E1}\n\tb", "\u{1F9E1}\n\tb"],
  ])("marks what nothing can hold: %s", (_, text, kept) => {
    expect(storable(text)).toBe(kept);
  });

  it("comes back from bytes as it went, and loses nothing that can be held", () => {
    const anything = fc.string({ unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
    const property = fc.property(anything, (text) => {
      const kept = storable(text);
      expect(Buffer.from(kept).toString()).toBe(kept);
      expect(kept).not.toContain("\0");
      expect(kept).toHaveLength(text.length);
    });
    fc.assert(property, { numRuns: rounds(200) });
  });
});
