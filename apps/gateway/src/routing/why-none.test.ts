import { UserId, type Medium } from "@holdfast/case-schema";
import type { Advocate, Asking } from "@holdfast/queue-policy";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whyNone } from "./why-none.ts";

const ME = UserId.parse("01890000-0000-7000-8000-000000000001");
const ADVOCATE: Advocate = {
  id: ME,
  presence: "available",
  languages: ["en"],
  media: ["text", "email"],
  paused: [],
  textsAtOnce: 2,
  holds: [],
  heavyHad: 0,
  isOwedBreak: false,
  isLongShift: false,
  idleSince: 0,
};
const asking = (medium: Medium, language: string | null, barred: readonly UserId[] = []): Asking => ({
  medium,
  language,
  barred,
});

describe("why nothing is for somebody", () => {
  it("[G607] is counted, what keeps most of them first", () => {
    const waiting = [asking("text", "es"), asking("email", "es"), asking("form", "en"), asking("text", "fr")];
    expect(whyNone(waiting, ADVOCATE)).toEqual({
      waiting: 4,
      because: [
        { hindrance: { rule: "Q53_language", language: "es", hinders: "offering" }, count: 2 },
        { hindrance: { rule: "Q52_not_their_channel", medium: "form", hinders: "offering" }, count: 1 },
        { hindrance: { rule: "Q53_language", language: "fr", hinders: "offering" }, count: 1 },
      ],
    });
  });

  it("[G607] says nothing at all of what they are barred from", () => {
    expect(whyNone([asking("text", "es", [ME])], ADVOCATE)).toEqual({ waiting: 0, because: [] });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom("text", "form", "voice"), fc.constantFrom(null, "es", "en"), fc.boolean()),
        ),
        (drawn) => {
          const all = drawn.map(([medium, language, bar]) => asking(medium, language, bar ? [ME] : []));
          const seen = all.filter(({ barred }) => barred.length === 0);
          expect(whyNone(all, ADVOCATE)).toEqual(whyNone(seen, ADVOCATE));
        },
      ),
      { numRuns: rounds(100) },
    );
  });

  it("[G607] is the same in whatever order they wait", () => {
    const waiting = [asking("text", "es"), asking("form", null), asking("voice", "fr")];
    expect(whyNone(waiting.toReversed(), ADVOCATE)).toEqual(whyNone(waiting, ADVOCATE));
  });
});
