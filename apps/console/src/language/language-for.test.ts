import { describe, expect, it } from "vitest";
import { languageFor, type LanguageChoice } from "./language-for.ts";

describe("the language of the console", () => {
  it.each<[LanguageChoice, LanguageChoice, readonly string[], string]>([
    ["fr", "es", ["en-US"], "fr"],
    ["en", "es", ["fr"], "en"],
    ["browser", "es", ["fr-CA"], "es"],
    ["browser", "browser", ["fr-CA", "en"], "fr"],
    ["browser", "browser", ["de", "es-419"], "es"],
    ["browser", "browser", ["EN-gb", "es"], "en"],
    ["browser", "browser", ["de", "pl"], "en"],
    ["browser", "browser", [], "en"],
  ])("chosen %s, picked here %s, browser %j: %s", (own, onThisPage, browser, expected) => {
    expect(languageFor(own, onThisPage, browser)).toBe(expected);
  });
});
