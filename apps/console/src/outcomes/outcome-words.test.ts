import type { OfferedDisposition, Wording } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { closingWords, outcomeWords } from "./outcome-words.ts";

// What the console says itself is English here.
speak("en");

const called = (en: string, fr: string): Wording => ({ en, es: `${en}, es`, fr });
const offered: OfferedDisposition = {
  id: "tip_not_sent",
  label: called("Kept here", "Gardé ici"),
  facts: [
    { kind: "count", id: "tips", label: called("Tips", "Renseignements") },
    { kind: "yes_no", id: "told", label: called("Did they agree?", "D’accord ?") },
    {
      kind: "choice",
      id: "reason",
      label: called("Why", "Pourquoi"),
      choices: [
        { id: "unsafe", label: called("Not safe", "Pas sûr") },
        { id: "other", label: called("Something else", "Autre") },
      ],
    },
  ],
};

describe("how a contact ended", () => {
  it("is said as the hotline calls it, in one's own language, or else as the console does", () => {
    expect(outcomeWords(offered, "fr")).toBe("Gardé ici");
    expect(outcomeWords({ ...offered, label: null }, "en")).toBe("Tip not passed on");
  });

  it("is said with what was answered, as it was asked then", () => {
    const facts = { tips: 2, told: false, reason: "unsafe" };
    expect(closingWords({ disposition: "tip_not_sent", facts, offered }, "en")).toBe(
      "Kept here. Tips: 2. Did they agree? no. Why: Not safe",
    );
  });

  it.each([
    ["nothing was asked", null, null, "Tip not passed on"],
    ["nothing was answered", null, offered, "Kept here"],
    ["this release cannot read what was offered", { tips: 2 }, { id: "of tomorrow" }, "Tip not passed on"],
    ["a choice is no longer known", { reason: "of_old" }, offered, "Kept here. Why: of_old"],
  ])("is said when %s", (_name, facts, then, words) => {
    expect(closingWords({ disposition: "tip_not_sent", facts, offered: then }, "en")).toBe(words);
  });
});
