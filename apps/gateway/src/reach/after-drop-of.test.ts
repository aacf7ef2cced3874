import { DEFAULT_SETTINGS } from "@holdfast/db";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { describe, expect, it } from "vitest";
import { afterDropOf } from "./after-drop-of.ts";
import { agreed, known, MINUTE, NOW } from "./testing/sample-record.ts";

describe("the one text after a line that was lost", () => {
  it("[OW5] [G211] is in the language that callers hear first where nobody knows theirs", () => {
    const calls = { ...DEFAULT_SETTINGS.calls, promptLanguages: ["fr" as const] };
    const preference = agreed({ whenDropped: "text_once", checkQuestion: null });
    const at = known({ preference, conversation: [] }, { settings: { ...DEFAULT_SETTINGS, calls } });
    const textIn = (language: "es" | null) =>
      afterDropOf(at, language, { tries: 0, lineLostAt: NOW - MINUTE })?.text;
    expect(textIn(null)).toBe(NEUTRAL_CHECKS.fr[0]);
    expect(textIn("es")).toBe(NEUTRAL_CHECKS.es[0]);
  });
});
