import { z } from "zod";
import { Wording } from "./wording.ts";

/** The name of a fact, or of one answer among several: a code, never what somebody said. */
export const FactName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** The highest number that a fact can count to. */
export const FACT_COUNT_MAX = 9999;

const named = { id: FactName, label: Wording };

/**
 * What is asked beside an outcome (handbook 3.4): how many, whether, or which of several. Never words of somebody's own, so
 * that nothing of a person gets in here.
 */
export const AskedFact = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count"), ...named }),
  z.strictObject({ kind: z.literal("yes_no"), ...named }),
  z.strictObject({
    kind: z.literal("choice"),
    ...named,
    choices: z
      .array(z.strictObject({ id: FactName, label: Wording }))
      .min(2)
      .max(12)
      .refine((choices) => new Set(choices.map(({ id }) => id)).size === choices.length),
  }),
]);
export type AskedFact = z.infer<typeof AskedFact>;

/** The answers, by the facts' names: a number, yes or no, or the name of a choice. */
export const ClosingFacts = z
  .record(FactName, z.union([z.int().min(0).max(FACT_COUNT_MAX), z.boolean(), FactName]))
  .refine((facts) => Object.keys(facts).length <= 10);
export type ClosingFacts = z.infer<typeof ClosingFacts>;

/** Whether an answer is one that the fact can have. A count of something given is at least one. */
export function answersFact(fact: AskedFact, answer: ClosingFacts[string] | undefined): boolean {
  switch (fact.kind) {
    case "count":
      return typeof answer === "number" && answer >= 1;
    case "yes_no":
      return typeof answer === "boolean";
    case "choice":
      return fact.choices.some(({ id }) => id === answer);
  }
}
