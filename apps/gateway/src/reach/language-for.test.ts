import { DEFAULT_SETTINGS } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { languageFor } from "./language-for.ts";

describe("the language in which somebody is spoken to", () => {
  const settings = { calls: { ...DEFAULT_SETTINGS.calls, promptLanguages: ["fr" as const, "es" as const] } };

  it("[OW5] is theirs, else the one that callers of the house hear first", () => {
    expect(languageFor("en", settings)).toBe("en");
    expect(languageFor(null, settings)).toBe("fr");
  });
});
