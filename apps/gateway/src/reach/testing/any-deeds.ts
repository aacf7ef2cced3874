import type { Agreed } from "@holdfast/contact-policy/naive-reach";
import fc from "fast-check";
import type { Killed } from "../../testing/driven-house.ts";

/** What somebody would send. */
export type Words = "free" | "quiet" | "check" | "neutral" | "story";

/** Deeds of one argument, by the names that GraphQL has for them. */
export type Act =
  | "confirmSamePerson"
  | "markMayBeExploiter"
  | "takeBackExploiterMark"
  | "markNumberReassigned"
  | "recordRefusal"
  | "recordAgreedAnew";

/** Something that happens in a house, from outside, inside, or to it. */
export type Deed =
  | { readonly kind: "passes"; readonly seconds: number }
  | { readonly kind: "clock_stepped"; readonly minutes: number }
  | { readonly kind: "they_write"; readonly text: string }
  | { readonly kind: "provider"; readonly blocks: boolean }
  | { readonly kind: "did_not_arrive" }
  | { readonly kind: "answer"; readonly words: Words }
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "danger_over"; readonly by: "dana" | "lee" }
  | { readonly kind: "lift" }
  | { readonly kind: "text_until"; readonly minutes: number }
  | { readonly kind: "prefer"; readonly preference: Agreed }
  | { readonly kind: "killed"; readonly killed: Killed };

const agreed: fc.Arbitrary<Agreed> = fc.record({
  may: fc.constantFrom("contact" as const, "contact" as const, "contact" as const, "never" as const),
  hasCoverStory: fc.boolean(),
  hasCheckQuestion: fc.boolean(),
  allowsPlainWords: fc.boolean(),
});
const weighted = (weight: number, arbitrary: fc.Arbitrary<Deed>) => ({ weight, arbitrary });
const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  weighted(
    14,
    of(1, 10, 10, 10, 10, 60, 300, 900, 900).map((seconds) => ({ kind: "passes", seconds })),
  ),
  weighted(
    1,
    of(-90, -20, -6, 6, 20, 90).map((minutes) => ({ kind: "clock_stepped", minutes })),
  ),
  weighted(
    5,
    of("I am here", "YES", "HELP", "sí").map((text) => ({ kind: "they_write", text })),
  ),
  weighted(
    1,
    of("STOP", "START", "alto").map((text) => ({ kind: "they_write", text })),
  ),
  weighted(
    2,
    of("my umbrella", "marigold", "marigold umbrella").map((text) => ({ kind: "they_write", text })),
  ),
  weighted(
    1,
    fc.boolean().map((blocks) => ({ kind: "provider", blocks })),
  ),
  weighted(1, fc.constant({ kind: "did_not_arrive" })),
  weighted(
    12,
    of<Words>("free", "free", "free", "free", "quiet", "check", "neutral", "neutral", "story").map(
      (words) => ({ kind: "answer", words }),
    ),
  ),
  weighted(
    4,
    of<Act>(
      "confirmSamePerson",
      "confirmSamePerson",
      "markMayBeExploiter",
      "takeBackExploiterMark",
      "markNumberReassigned",
      "recordRefusal",
      "recordAgreedAnew",
    ).map((act) => ({ kind: "act", act })),
  ),
  weighted(
    3,
    of("dana" as const, "lee" as const).map((by) => ({ kind: "danger_over", by })),
  ),
  weighted(1, fc.constant({ kind: "lift" })),
  weighted(
    1,
    of(2, 20, 60).map((minutes) => ({ kind: "text_until", minutes })),
  ),
  weighted(
    3,
    agreed.map((preference) => ({ kind: "prefer", preference })),
  ),
  weighted(
    2,
    fc
      .record<Killed>({ when: of("before", "after"), doing: of("markHandingOver", "giveUp", "settle") })
      .map((killed) => ({ kind: "killed", killed })),
  ),
);
