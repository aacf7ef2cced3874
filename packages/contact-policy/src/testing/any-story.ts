import fc from "fast-check";
import type { Happening } from "./naive-reach.ts";
import { MINUTE, T0 } from "./sample-facts.ts";

/** A step of a story, before it is known when it happens: something, or time that passes, by right or by wrong. */
type Step =
  | { readonly kind: "passes" | "clock_stepped"; readonly minutes: number }
  | ((at: number, entry: number) => Happening | readonly Happening[]);

const step =
  (kind: "looked" | "confirmed" | "reopened" | "reassigned" | "marked" | "mark_taken_back"): Step =>
  (at) => ({ kind, at });
const said =
  (kind: "refused" | "agreed_anew" | "provider_blocks" | "provider_unblocks"): Step =>
  (at) => ({ kind, at });
const wrote =
  (word: Extract<Happening, { kind: "wrote" }>["word"]): Step =>
  (at, entry) => ({ kind: "wrote", at, entry, word });

const agreed = fc
  .record({
    may: fc.constantFrom("contact" as const, "contact" as const, "contact" as const, "never" as const),
    hasCoverStory: fc.boolean(),
    hasCheckQuestion: fc.boolean(),
    allowsPlainWords: fc.boolean(),
  })
  .map((preference): Step => (at) => ({ kind: "agreed", at, preference }));

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("passes" as const), minutes: fc.nat(12) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("clock_stepped" as const),
      minutes: fc.integer({ min: -90, max: 90 }),
    }),
  },
  { weight: 6, arbitrary: fc.constant(wrote(null)) },
  { weight: 8, arbitrary: fc.constant<Step>((at, entry) => ({ kind: "left", at, entry })) },
  { weight: 2, arbitrary: fc.constantFrom(wrote("stop"), wrote("start"), wrote("danger"), wrote("safe")) },
  { weight: 2, arbitrary: agreed },
  {
    weight: 2,
    arbitrary: fc.constantFrom(step("confirmed"), step("confirmed"), step("marked"), step("mark_taken_back")),
  },
  { weight: 2, arbitrary: fc.constantFrom(step("looked"), step("reopened"), step("reassigned")) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      said("refused"),
      said("agreed_anew"),
      said("provider_blocks"),
      said("provider_unblocks"),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -20, max: 60 }).map((minutes): Step => (at) => ({
      kind: "text_until",
      at,
      until: at + minutes * MINUTE,
    })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom("dana", "marta").map((by): Step => (at) => ({
      kind: "danger_confirmed_over",
      at,
      by,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>((at, entry) => ({ kind: "did_not_arrive", at, entry: entry - 1 })),
  },
);

/** Somebody writes, and then whatever can happen does, in any order, by a clock that is set forward and back. */
export const anyStory: fc.Arbitrary<{ readonly story: readonly Happening[]; readonly now: number }> = fc
  .array(anyStep, { maxLength: 50 })
  .map((steps) => {
    let [time, skew, entry] = [T0, 0, 1];
    const story: Happening[] = [{ kind: "wrote", at: T0, entry, word: null }];
    for (const each of steps) {
      if (typeof each !== "function") {
        // Whoever sets a clock has looked at it before, and so has the house.
        if (each.kind === "clock_stepped") story.push({ kind: "looked", at: time + skew });
        if (each.kind === "passes") time += each.minutes * MINUTE;
        else skew += each.minutes * MINUTE;
        continue;
      }
      entry += 1;
      const happened = each(time + skew, entry);
      story.push(...(Array.isArray(happened) ? happened : [happened as Happening]));
    }
    return { story, now: time + skew };
  });
