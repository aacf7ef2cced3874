import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetOf, alphabetSwitch, septetsOf } from "./alphabet.ts";
import { anyText } from "./testing/any-text.ts";
import { onTheAir } from "./testing/reference.ts";

test.each([
  ["plain words", "Are you alone?", "gsm7"],
  ["what GSM-7 has of Spanish", "¿Señora? ¡Café, pingüino!", "gsm7"],
  ["characters of the extension table", "[a] {b} ~ ^ \\ | €", "gsm7"],
  ["an accent that GSM-7 has not", "¿Estás sola?", "ucs2"],
  ["a curly quote", "Don’t answer", "ucs2"],
  ["an emoji", "ok 😢", "ucs2"],
  ["a tab", "a\tb", "ucs2"],
  ["the escape itself, which stands for no character", "\u001B", "ucs2"],
  ["the small ç, unlike the large Ç", "ça", "ucs2"],
  ["nothing", "", "gsm7"],
] as const)("[ST1] %s", (_, text, alphabet) => expect(alphabetOf(text)).toBe(alphabet));

test("[ST1] the alphabet has 127 characters of one septet and ten of two", () => {
  const all = Array.from({ length: 0x3000 }, (_, code) => septetsOf(String.fromCharCode(code)));
  expect(all.filter((cost) => cost === 1)).toHaveLength(127);
  expect(all.filter((cost) => cost === 2)).toHaveLength(10);
});

test("[ST1] every unit there is belongs to the alphabet the reference says", () => {
  const differing = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (unit) => alphabetOf(unit) !== onTheAir(unit).alphabet,
  );
  expect(differing).toEqual([]);
});

test("[ST1] the alphabet is the reference's for any text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(alphabetOf(text)).toBe(onTheAir(text).alphabet);
    }),
    { numRuns: rounds(500) },
  );
});

test("[ST2] the first character that forces UCS-2 is named, with its place", () => {
  expect(alphabetSwitch("¿Estás ahí?")).toEqual({ character: "á", at: 4 });
  expect(alphabetSwitch("a 😢 á")).toEqual({ character: "😢", at: 2 });
  expect(alphabetSwitch("€uro")).toBeNull();
});

test("[ST2] what is named stands where it is said to, and all before it is GSM-7", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = alphabetSwitch(text);
      expect(found === null).toBe(alphabetOf(text) === "gsm7");
      if (found === null) return;
      expect(text.startsWith(found.character, found.at)).toBe(true);
      expect(alphabetOf(found.character)).toBe("ucs2");
      expect(alphabetOf(text.slice(0, found.at))).toBe("gsm7");
    }),
    { numRuns: rounds(300) },
  );
});
