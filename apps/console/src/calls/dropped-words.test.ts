import { DroppedAction } from "@holdfast/case-schema";
import { beforeEach, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { droppedWords } from "./dropped-words.ts";

beforeEach(() => speak("en"));

describe("a line that was lost", () => {
  const words = (whenDropped: DroppedAction) => droppedWords({ may: "contact", whenDropped });

  it("[CP15] is followed as they agreed it, and by a call only where they asked for one", () => {
    expect(new Set(DroppedAction.options.map(words)).size).toBe(DroppedAction.options.length);
    expect(DroppedAction.options.filter((agreed) => words(agreed).includes("Call the person"))).toEqual([
      "call_once",
    ]);
  });

  it("[CP15] is followed by nothing where nobody asked them, or they said never", () => {
    expect(droppedWords(null)).toContain("Do not call back");
    expect(droppedWords({ may: "never", whenDropped: null })).toBe(words("never"));
  });
});
