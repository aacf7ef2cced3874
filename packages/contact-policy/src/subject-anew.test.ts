import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeWordCandidates, codeWordForm } from "./code-word-form.ts";
import { keywordOf } from "./keyword-of.ts";
import { subjectAnew, subjectCandidates } from "./subject-anew.ts";

describe("what a mail's subject says anew", () => {
  it.each<[string, readonly string[], string]>([
    ["STOP", [], "stop"],
    ["Re: STOP", [], "stop"],
    ["AW: Fwd: Re[2]: Umbrella", [], "umbrella"],
    ["Re: Umbrella", ["Umbrella"], ""],
    ["RE: UMBRELLA", ["Fwd: umbrella"], ""],
    ["Re: my umbrella", ["Hello"], "my umbrella"],
    ["Re: Hello, my umbrella", ["Hello"], "my umbrella"],
    ["Re: Umbrella (2)", ["Umbrella"], "2"],
    ["umbrella, umbrella", ["Umbrella"], "umbrella"],
    ["Re: about the umbrella", ["umbrella", "about the umbrella"], ""],
    ["Re:", ["Hello"], ""],
    ["", ["Hello"], ""],
    ["Re: ☂", ["☂"], ""],
    ["Re: Hello", ["", "Re:"], "hello"],
  ])("[CP45] of %j after %j it is %j", (subject, earlier, said) => {
    expect(subjectAnew(subject, earlier)).toBe(said);
  });

  it("[CP45] everything, where nothing was said before: a code word and a keyword are heard as in a text", () => {
    const words = DEFAULT_KEYWORDS.lists.flatMap(({ opt_out: stop, help }) => [...stop, ...help]);
    for (const word of words)
      expect(keywordOf(subjectAnew(`Re: ${word}`, []), DEFAULT_KEYWORDS)?.kind).toBe(
        keywordOf(word, DEFAULT_KEYWORDS)?.kind,
      );
    const subject = fc.stringMatching(/^[a-zé☂ -]{0,30}$/);
    fc.assert(
      fc.property(subject, subject, (before, after) => {
        const candidates = codeWordCandidates(subjectAnew(`${before} Um-brélla ${after}`, []));
        expect(codeWordForm("umbrella", [])).toEqual({ ok: true, form: "umbrella" });
        expect(candidates).toContain("umbrella");
      }),
      { numRuns: rounds(200) },
    );
  });

  it.each<[string, string, readonly string[], boolean]>([
    ["my umbrella", "my umbrella", ["umbrella"], true],
    ["my umbrella", "Re: my umbrella", ["umbrella", "my umbrella"], false],
    ["red umbrella", "red umbrella", ["red", "umbrella"], true],
    ["umbrella", "umbrella", [], true],
    ["umbrella", "Umbrella!", ["Hello"], true],
    ["umbrella", "umbrella", ["my umbrella"], true],
    ["umbrella", "Re: [EXTERNAL] umbrella (2)", ["umbrella"], false],
    ["umbrella", "umbrella, umbrella", ["umbrella"], true],
    ["umbrella", "um", ["brella"], false],
    ["red umbrella", "red umbrella", ["my red umbrella"], true],
    ["red umbrella", "red umbrella", ["my red umbrella", "red"], false],
  ])("[CP45] whether it says %j in %j after %j is %s", (word, subject, earlier, isSaid) => {
    expect(subjectCandidates(subject, earlier).includes(word.replaceAll(" ", ""))).toBe(isSaid);
  });

  it("[CP45] a word that is a whole subject is heard the first time, whatever of it was said before, and not when it is repeated", () => {
    const words = fc.array(fc.constantFrom("red", "my", "umbrella", "sea", "hello"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 3 }), (word, earlier) => {
        const [subject, before] = [word.join(" "), earlier.map((each) => each.join(" "))];
        const isNew = !before.includes(subject);
        const heard = subjectCandidates(subject, before).includes(word.join(""));
        const wasHeard = before.some((each) => codeWordCandidates(each).includes(word.join("")));
        // Inside an earlier subject it was heard once: it is again, unless a whole subject is cut out of what it is said in.
        const isCut = before.some((each) => ` ${subject} `.includes(` ${each} `));
        expect(heard).toBe(isNew && (!wasHeard || !isCut));
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[CP45] nothing, however often a program answers with the same", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40, size: "medium" }),
        fc.array(fc.constantFrom("Re: ", "AW: ", "Fwd: ", "RV: "), { maxLength: 4 }),
        (subject, marks) => {
          expect(subjectAnew(`${marks.join("")}${subject}`, [subject])).toBe("");
        },
      ),
      { numRuns: rounds(300) },
    );
  });
});
