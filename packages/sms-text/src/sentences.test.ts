import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";
import { anyText, prose } from "./testing/any-text.ts";

test.each([
  ["English", ["I am here. ", "Are you alone? ", "Tell me!"]],
  ["what is said in quotes", ["“Go.” ", "Then he left."]],
  ["Spanish, with its opening marks", ["¡Corre! ", "¿Estás ahí? ", "Sí."]],
  ["an ellipsis before what opens a question", ["Espera… ", "¿Estás sola?"]],
  ["an ellipsis before a capital", ["Wait… ", "Now."]],
  ["an ellipsis in the middle of a sentence", ["Well… perhaps."]],
  ["three dots in the middle of a sentence", ["Well... perhaps."]],
  ["French, with spaces before its marks", ["Êtes-vous seule ? ", "Oui !"]],
  ["a closing mark after a space", ["Il a dit « non. » ", "Puis rien."]],
  ["a list by lines", ["A bag\n", "Keys\n", "Papers"]],
  ["no sentence at all", ["ok"]],
] as const)("[ST8] %s", (_, sentences) => expect(sentencesOf(sentences.join(""))).toEqual(sentences));

test("[ST8] the sentences joined are the text, and none is empty", () => {
  const marks = fc.string({ unit: fc.constantFrom("a", "B", " ", "…", "»", "«", ".", "?", "¿", "\n") });
  fc.assert(
    fc.property(fc.oneof(marks, prose, anyText), (text) => {
      const sentences = sentencesOf(text);
      expect(sentences.join("")).toBe(text);
      expect(sentences).not.toContain("");
    }),
    { numRuns: rounds(500) },
  );
});
