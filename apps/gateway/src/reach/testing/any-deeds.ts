import fc from "fast-check";
import type { Killed } from "../../testing/driven-house.ts";

/** What somebody would send. */
export type Words = "free" | "quiet" | "check" | "neutral" | "story";

/** Something that happens in a house, from outside, inside, or to it. */
export type Deed =
  | { readonly kind: "passes"; readonly seconds: number }
  | { readonly kind: "clock_stepped"; readonly minutes: number }
  | { readonly kind: "they_write"; readonly text: string }
  | { readonly kind: "provider"; readonly blocks: boolean }
  | { readonly kind: "did_not_arrive" }
  | { readonly kind: "answer"; readonly words: Words }
  | { readonly kind: "killed"; readonly killed: Killed };

const weighted = (weight: number, arbitrary: fc.Arbitrary<Deed>) => ({ weight, arbitrary });
const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  weighted(
    8,
    of(1, 10, 40, 60, 240, 300, 600, 900).map((seconds) => ({ kind: "passes", seconds })),
  ),
  weighted(
    1,
    of(-90, -20, -6, 6, 20, 90).map((minutes) => ({ kind: "clock_stepped", minutes })),
  ),
  weighted(
    7,
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
    of<Words>("free", "free", "free", "quiet", "check", "neutral", "story").map((words) => ({
      kind: "answer",
      words,
    })),
  ),
  weighted(
    2,
    fc
      .record<Killed>({ when: of("before", "after"), doing: of("markHandingOver", "giveUp", "settle") })
      .map((killed) => ({ kind: "killed", killed })),
  ),
);
