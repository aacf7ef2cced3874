import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

describe("choosing a language", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["fr", "fr"],
    ["es-MX,es;q=0.9,en;q=0.8", "es"],
    ["de-DE,de;q=0.9,fr;q=0.4,en;q=0.3", "fr"],
    ["en;q=0.3, FR-ca;q=0.7", "fr"],
    ["es;q=0, fr;q=0.1", "fr"],
    ["tlh, zz-ZZ", "en"],
    ["*", "en"],
    [";;;===,,,", "en"],
    ["x".repeat(100_000), "en"],
  ])("[WF3] %s gives %s", (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });

  it("[WF3] any header gives a language that is served", () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(["en", "es", "fr"]).toContain(chooseLanguage(header));
      }),
    );
  });
});
