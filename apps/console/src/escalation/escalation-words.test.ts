import { expect, it } from "vitest";
import "../inquiry/inquiry-texts.ts";
import { marta } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { escalation, lee } from "./escalation.fixture.ts";
import { namesWords, standsWords } from "./escalation-words.ts";

it.each([
  [escalation(7, { called: [] }), /^Escalated at .*\. No lead was on shift: nobody was called\./],
  [escalation(7, { called: [lee, marta] }), /Called: Lee and Marta\. Nobody has seen it yet\.$/],
  [escalation(7, { alarms: 2 }), /Called: Lee, again at .*\. Nobody has seen it yet\.$/],
  [
    escalation(7, {
      seen: [
        { by: lee, at: 0 },
        { by: marta, at: 5 },
      ],
    }),
    /^Lee has seen it, .*\. Marta has seen it, .*\.$/,
  ],
])("says how it stands: %#", (each, words) => {
  speak("en");
  expect(standsWords(each)).toMatch(words);
});

it("joins names as the language does", () => {
  speak("en");
  expect(namesWords([lee])).toBe("Lee");
});
