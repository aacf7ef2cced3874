import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SAID_MAX, withSaid, type Said } from "./said.ts";
import { isSaid } from "./verbosity.ts";

describe("what is said aloud", () => {
  const polite = { urgency: "polite" } as const;
  const danger = { urgency: "assertive", breaksThrough: true } as const;
  it.each([
    ["the answer to one's own deed", polite, [true, true, true]],
    ["a message in a contact of mine", { ...polite, about: "mine" }, [true, true, false]],
    ["how many wait", { ...polite, about: "everyone" }, [true, false, false]],
    ["danger", { ...danger, about: "everyone" }, [true, true, true]],
    ["that the connection is lost", { urgency: "assertive", about: "everyone" }, [true, true, true]],
  ] as const)("%s, by all, mine and danger only", (_name, announcement, expected) => {
    expect((["all", "mine", "urgent"] as const).map((wanted) => isSaid(announcement, wanted))).toEqual(
      expected,
    );
  });
});

describe("the list of what was said", () => {
  it("keeps the last fifty, newest first, each with a number of its own", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 120, size: "max" }), (sentences) => {
        const list = sentences.reduce<readonly Said[]>(
          (before, words, at) => withSaid(before, { urgency: "polite", words }, at),
          [],
        );
        expect(list.map(({ words }) => words)).toEqual(sentences.slice(-SAID_MAX).toReversed());
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      }),
      { numRuns: rounds(50) },
    );
  });
});
