import { expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { readBackSentence } from "./read-back.ts";
import { NOTHING_SAID } from "./release-draft.ts";

speak("en");

it.each([
  [
    "fills in nothing that was not said",
    NOTHING_SAID,
    null,
    "You agree that we tell …: …. For: …. Until: noon. You can take this back at any time by saying so, and we help you all the same.",
  ],
  [
    "says all of it",
    {
      ...NOTHING_SAID,
      purpose: "legal_help",
      dataClasses: ["identity", "health"],
      withheldIn: ["health"],
      withheld: "the clinic",
    } as const,
    "Invented Legal Aid",
    "You agree that we tell Invented Legal Aid: Who they are, Health. For: Legal help. Until: noon. We keep back, of Health: the clinic. You can take this back at any time by saying so, and we help you all the same.",
  ],
])("a yes that is read back %s", (_what, draft, recipient, sentence) => {
  expect(readBackSentence(draft, recipient, "noon")).toBe(sentence);
});
