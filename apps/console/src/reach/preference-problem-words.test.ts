import { beforeEach, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { preferenceProblemWords } from "./preference-problem-words.ts";

/** All that the form or the gateway finds wrong with an answer. */
const CODES = [
  "none",
  "hours",
  "name_missing",
  "unknown",
  "too_short",
  "too_long",
  "too_many",
  "has_a_meaning",
  "not_told_apart",
  "say_both",
  "twice",
  "not_a_label",
  "no_voicemail",
  "past",
  "without_danger_word",
  "while_danger",
  "missing",
  "not_shown_as_written",
  "invites_opt_out",
  "quiet_words",
] as const;

const words = (problem: string): string => preferenceProblemWords({ field: "coverStory", problem });

beforeEach(async () => speak("en"));

describe("what is wrong with an answer about reaching somebody", () => {
  it("has words of its own for each code, so that whoever reads it knows what to change", () => {
    const all = CODES.map(words);
    expect(new Set(all).size).toBe(CODES.length);
    expect(all).not.toContain(words("something that is not known yet"));
  });
});
