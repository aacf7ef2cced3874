import { hasVisibleText } from "@holdfast/case-schema";
import { segmentsOf, sentencesOf } from "@holdfast/sms-text";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isChoice, waysOf } from "./parts.ts";

const LONGEST = 1_600;
const one =
  "I can meet you at the side door at noon, and you can bring her with you if that is easier for you. ";
const two = "Nobody will ask for papers, and nobody will call anyone. ";
const three = "Write one letter if you want me to wait, and I will be there until you come.";

describe("how words leave by text", () => {
  it("is no choice while they are one text", () => {
    const ways = waysOf("Are you alone?", LONGEST);
    expect(ways).toEqual([{ cut: "whole", parts: ["Are you alone?"] }]);
    expect(isChoice(ways)).toBe(false);
    expect(waysOf("", LONGEST)).toEqual([{ cut: "whole", parts: [""] }]);
  });

  it("is by sentences first, and as one when that is wanted", () => {
    const ways = waysOf(one + two + three, LONGEST);
    expect(ways).toEqual([
      { cut: "sentences", parts: [one + two, three] },
      { cut: "whole", parts: [one + two + three] },
    ]);
    expect(isChoice(ways)).toBe(true);
  });

  it("keeps a long sentence whole, and cuts it only by force", () => {
    const long = `${"when you hear the bell twice then wait ".repeat(6)}and come.`;
    const [first, ...others] = waysOf(long, LONGEST);
    expect(first).toEqual({ cut: "sentences", parts: [long] });
    expect(others.map(({ cut }) => cut)).toEqual(["short"]);
    expect(others[0]?.parts.every((part) => segmentsOf(part).segments === 1)).toBe(true);
  });

  it("is in Spanish by about as many letters as in English, not by half as many", () => {
    const text =
      "Estoy aquí contigo y no me voy a ninguna parte. ¿Puedes hablar ahora? Escribe sí o no, nada más. ";
    expect(waysOf(text, LONGEST)).toEqual([{ cut: "whole", parts: [text] }]);
    const end = "Me quedo hasta que tú quieras, también mañana.";
    expect(waysOf(text + end, LONGEST)).toEqual([
      { cut: "sentences", parts: [text, end] },
      { cut: "whole", parts: [text + end] },
      { cut: "short", parts: [text.slice(0, 70), text.slice(70), end] },
    ]);
  });

  it("is never as one where the channel takes no more", () => {
    const text = (one + two + three).repeat(8);
    expect(text.length).toBeGreaterThan(LONGEST);
    expect(waysOf(text, LONGEST).map(({ cut }) => cut)).not.toContain("whole");
    // Where nothing fits, the words stay as they are, and are said to be too long.
    expect(waysOf(one + two + three, 20)).toEqual([{ cut: "whole", parts: [one + two + three] }]);
  });

  it("loses nothing, sends nobody an empty text, and cuts no sentence that has room", () => {
    const unit = fc.constantFrom("a", "á", "word ", ". ", "? ", "… Y", "¿", " ", "\n", "😢", "e\u0301");
    const text = fc.string({ unit, maxLength: 600, size: "max" }).filter(hasVisibleText);
    fc.assert(
      fc.property(text, fc.constantFrom(500, LONGEST, 20_000), (words, longest) => {
        const ways = waysOf(words, longest);
        for (const { cut, parts } of ways) {
          expect(parts.join("")).toBe(words);
          expect(parts.every(hasVisibleText)).toBe(true);
          if (cut === "whole") continue;
          expect(parts.every((part) => part.length <= longest)).toBe(true);
          // White space hangs over where it would be a text of its own.
          for (const part of parts)
            expect(segmentsOf(part.trim()).segments).toBeLessThanOrEqual(cut === "short" ? 1 : 3);
        }
        const sentences = sentencesOf(words);
        const [kindest] = ways;
        if (kindest.cut !== "sentences" || sentences.some((each) => segmentsOf(each).segments > 3)) return;
        const ends = new Set<string>();
        sentences.reduce((before, each) => (ends.add(before + each), before + each), "");
        kindest.parts.reduce((before, part) => {
          expect(ends.has(before + part) || !hasVisibleText(words.slice(before.length + part.length))).toBe(
            true,
          );
          return before + part;
        }, "");
      }),
      { numRuns: rounds(300) },
    );
  });
});
