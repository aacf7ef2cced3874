import { isLabel } from "@holdfast/case-schema";
import { z } from "zod";
import { Said } from "./line.ts";

const Sentence = z.string().trim().max(300, { abort: true }).refine(isLabel);

/** A name of a step, as its outline and all its wordings know it. */
export const StepId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What a step says, and to the advocate what it is for. */
const StepWording = Said.extend({ intent: Sentence });

/** All that a script says in one language. */
export const Wording = z.strictObject({
  title: Sentence.max(60),
  purpose: Sentence,
  steps: z.record(StepId, StepWording),
  /** What is said when somebody has had enough, at whichever step. */
  exit: Said,
});
export type Wording = z.infer<typeof Wording>;
