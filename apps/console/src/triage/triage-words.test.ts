import { LaneReason } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { laneReasonWords } from "./triage-words.ts";

// What is said is English here.
speak("en");

describe("why a lane is what it is", () => {
  it.each([
    ["staff", "set by a colleague"],
    ["form:danger", "raised by their answer in the form: in danger now"],
    ["form:cannot_write", "raised by their answer in the form: they cannot write now"],
    ["fact:after_drop", "raised because their contact before this one broke off"],
    ["fact:repeat_try", "raised because they try again within 10 minutes, and nobody had answered"],
    ["words:danger-en:3:has-a-gun", "raised by the word list danger-en, version 3, entry has-a-gun"],
    // Codes of a newer gateway are said as what they are about.
    ["form:something_new", "raised by their answer in the form"],
    ["fact:something_new", "raised by what is known of this conversation"],
  ])("is said of %s: %s", (code, words) => {
    expect(laneReasonWords(LaneReason.parse(code))).toBe(words);
  });
});
