import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetOf } from "./alphabet.ts";
import { segmentsOf } from "./segments.ts";
import { switchCost } from "./switch-cost.ts";
import { anyText } from "./testing/any-text.ts";

const plain = "I can meet you there at noon, and you can bring him with you. ";

test("[ST9] a text in GSM-7 costs nothing more, nor does a short one outside it", () => {
  expect(switchCost(plain.repeat(4))).toBeNull();
  expect(switchCost("¿Estás ahí?")).toBeNull();
});

test("[ST9] the first character is named, with what it makes of the text", () => {
  expect(switchCost(`${plain}Papá`)).toBeNull();
  expect(switchCost(`${plain}Papá está`)).toEqual({ character: "á", at: 65, segments: 2, narrow: 1 });
});

test("[ST9] a character of several code points counts as one letter", () => {
  const family = "👩‍👧";
  expect(switchCost(family.repeat(20))).toMatchObject({ segments: 2, narrow: 1 });
  expect(switchCost(family.repeat(160))?.narrow).toBe(1);
  expect(switchCost(family.repeat(161))?.narrow).toBe(2);
});

test("[ST9] it never says more than the text costs, and names only what is outside GSM-7", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cost = switchCost(text);
      if (cost === null) return;
      expect(cost.segments).toBe(segmentsOf(text).segments);
      expect(cost.narrow).toBeGreaterThan(0);
      expect(cost.narrow).toBeLessThan(cost.segments);
      expect(alphabetOf(cost.character)).toBe("ucs2");
      expect(text.startsWith(cost.character, cost.at)).toBe(true);
    }),
    { numRuns: rounds(500) },
  );
});
