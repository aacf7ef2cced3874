import { z } from "zod";
import { AskedFact, answersFact, type ClosingFacts } from "./asked-fact.ts";
import { type Disposition, GivenDisposition } from "./disposition.ts";
import { Wording } from "./wording.ts";

/** An outcome that can be chosen when a contact is closed. */
export const OfferedDisposition = z.strictObject({
  id: GivenDisposition,
  /** What a hotline calls it; `null`: what the console calls it. */
  label: Wording.nullable(),
  /** Asked beside it; each wants an answer. */
  facts: z
    .array(AskedFact)
    .max(5)
    .refine((facts) => new Set(facts.map(({ id }) => id)).size === facts.length),
});
export type OfferedDisposition = z.infer<typeof OfferedDisposition>;

/** The outcomes that a hotline offers, in its own order; one at least, each once. */
export const OfferedDispositions = z
  .array(OfferedDisposition)
  .min(1)
  .max(GivenDisposition.options.length)
  .refine((offered) => new Set(offered.map(({ id }) => id)).size === offered.length);
export type OfferedDispositions = z.infer<typeof OfferedDispositions>;

/** Why a contact cannot be closed so; `null` when it can. */
export type ClosingProblem = "not_offered" | "facts_wrong";

/** Whether the outcome is offered, and exactly what is asked beside it was answered: nothing left out, nothing added. */
export function closingProblem(
  offered: OfferedDispositions,
  disposition: Disposition,
  facts: ClosingFacts,
): ClosingProblem | null {
  const chosen = offered.find(({ id }) => id === disposition);
  if (chosen === undefined) return "not_offered";
  const isWhole = chosen.facts.every((fact) => answersFact(fact, facts[fact.id]));
  return isWhole && Object.keys(facts).length === chosen.facts.length ? null : "facts_wrong";
}
