import type { WordLists } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { saidBefore, withoutOurWords, withoutQuotedLines } from "./quoted-words.ts";

const lists: WordLists = [
  { id: "crisis-en", language: "en", entries: [{ id: "gun", words: "gun", lane: "crisis" }] },
];
const OURS = "Are you safe where you are now? Does he have a gun at home, or anything like it?";
/** Our words as programs quote them: broken into lines anew. */
const QUOTE = "> Are you safe where you are\n> now? Does he have a gun\n> at home, or anything like it?";
const found = (text: string, quotedFrom: number | null = null) =>
  classify(withoutOurWords({ text, quotedFrom }, [OURS]), lists)?.entry ?? null;

describe("words that come back quoted", () => {
  it.each<[string, string]>([
    ["above them", `No, I am fine.\n\n${QUOTE}`],
    ["below them", `${QUOTE}\nNo, I am fine.`],
    ["between them", QUOTE.replace("\n", "\nYes.\n")],
    ["two quotations deep", QUOTE.replaceAll("> ", ">> ")],
    ["in other letters and marks", QUOTE.toUpperCase().replace("?", " ?")],
  ])("[Q17] raise nothing where they are ours, with an answer %s", (_where, text) => {
    expect(classify(text, lists)?.entry).toBe("gun");
    expect(found(text)).toBeNull();
  });

  it("[Q17] raise nothing where they are ours and stand behind the place from which all is quoted", () => {
    const text = `I am fine.\nFrom: Info\nSent: Monday\n\n${OURS}`;
    expect(found(text, text.indexOf("From:"))).toBeNull();
  });

  it.each<[string, string, string | null]>([
    ["an answer above", `He has a gun.\n${QUOTE}`, null],
    ["an answer below", `${QUOTE}\nHe has a gun.`, null],
    ["an answer between", QUOTE.replace("\n", "\nHe has a gun.\n"), null],
    ["an answer that a program marked as quoted", `${QUOTE}\n> Yes, a gun.`, null],
    ["an answer in the same line", QUOTE.replace("like it?", "like it? Yes a gun"), null],
    ["an answer of a word that was ours", `${QUOTE}\n> gun`, null],
    ["words of their own, quoted", "> I saw a gun", null],
    ["somebody else's words, passed on", "Look.\nFrom: Him\nSent: now\nI have a gun", "From:"],
    ["an answer below what nobody marks", `Yes.\nFrom: Info\nSent: now\n${OURS}\nA gun, yes.`, "From:"],
    ["our own words, said and not quoted", "Does he have a gun", null],
  ])("[Q17] count like all others: %s", (_what, text, from) => {
    expect(found(text, from === null ? null : text.indexOf(from))).toBe("gun");
  });

  it("[Q17] count where nobody knows what we wrote", () => {
    expect(classify(withoutOurWords({ text: QUOTE, quotedFrom: 0 }, []), lists)?.entry).toBe("gun");
  });

  it("[Q17] never take away or change a line that is not quoted", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("gun", "> gun", "", " >", "a gun at home", "> no")), (lines) => {
        const own = lines.filter((line) => !line.trim().startsWith(">"));
        const kept = withoutOurWords({ text: lines.join("\n"), quotedFrom: null }, [OURS]).split("\n");
        expect(kept.filter((line) => line !== "" && !line.trim().startsWith(">"))).toEqual(
          own.filter((line) => line !== ""),
        );
      }),
      { numRuns: rounds(100) },
    );
  });

  it("are told apart from all others, whoever said them", () => {
    expect(withoutQuotedLines({ text: `Yes.\n${QUOTE}\nNo.`, quotedFrom: null })).toBe("Yes.\n\n\n\nNo.");
    expect(withoutQuotedLines({ text: "Yes.\nOld.\nOlder.", quotedFrom: 5 })).toBe("Yes.\n\n");
  });
});

describe("a line that says what was said", () => {
  it("has its words in a row, in one text, each once and in their order", () => {
    const known = saidBefore(["one two three", "four one"]);
    expect(["two", "one", "three", "three", "one two"].map(known)).toEqual([true, true, true, false, false]);
  });

  it("without words stands there as it is", () => {
    const known = saidBefore(["-- \nAda 🌻"]);
    expect(["> ", "", "> 🌻", "> 🔪", "> !!!"].map(known)).toEqual([true, true, true, false, false]);
  });
});
