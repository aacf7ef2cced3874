import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainEvent, plainFacts } from "./plain-facts.ts";

describe("what a channel may log", () => {
  it("[CH19] lets counts, enumerations and ids through", () => {
    const facts = {
      attempt: 3,
      ok: true,
      state: "line_lost",
      messageId: "01936f3a-0000-7000-8000-000000000001",
      nothing: null,
    };
    expect(plainFacts(facts)).toEqual(facts);
    expect(plainEvent("line_lost")).toBe("line_lost");
  });

  it.each([
    "+1 555 0100",
    "15550100123",
    "somebody@example.org",
    "Is anyone there?",
    "Maria",
    "maria lopez",
    "https://example.org/a",
    "",
    "a".repeat(41),
  ])("[CH19] withholds %j", (value) => {
    expect(plainFacts({ value })).toEqual({ value: "withheld" });
    expect(plainEvent(value)).toBe("withheld");
  });

  it("[CH19] withholds a phone number that poses as a number, and words that pose as a name", () => {
    expect(plainFacts({ from: 15_550_100_123 })).toEqual({ from: "withheld" });
    expect(plainFacts({ "Is anyone there?": 1 })).toEqual({ withheld: 1 });
  });

  it("[CH19] lets no string with a space, a capital, an @ or a plus through, whatever it is called", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (facts) => {
        const told = Object.values(plainFacts(facts)).map(String);
        expect(told.filter((value) => /[^a-z0-9_-]/.test(value))).toEqual([]);
      }),
    );
  });
});
