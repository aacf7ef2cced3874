import { isLabel, Language } from "@holdfast/case-schema";
import { z } from "zod";
import { Contraindication } from "./contraindication.ts";
import { Distress } from "./distress.ts";
import { shapeProblems } from "./shape-problems.ts";
import { Step } from "./step.ts";
import { Wording } from "./wording.ts";

/** The kinds of exercise that there are. */
export const Family = z.enum([
  "orienting",
  "senses",
  "cognitive",
  "physical",
  "breathing",
  "temperature",
  "muscle",
  "body_scan",
  "imagery",
  "soothing",
  "acceptance",
]);
export type Family = z.infer<typeof Family>;

/** The name of a script through all its versions. */
export const ScriptId = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);

const Seconds = z.int().min(5).max(1800);
const Label = z.string().trim().max(200, { abort: true }).refine(isLabel);

const Outline = z.strictObject({
  id: ScriptId,
  version: z.string().regex(/^(?:0|[1-9]\d{0,3})\.(?:0|[1-9]\d{0,3})\.(?:0|[1-9]\d{0,3})$/),
  family: Family,
  whenToUse: z.array(Distress).min(1),
  /** With any of these the script is never offered. */
  doNotUseIf: z.array(Contraindication),
  /** Those of `doNotUseIf` that have to be known not to hold: until then the script is not offered. */
  askFirst: z.array(Contraindication),
  precondition: z.enum(["safe_now", "unknown_ok"]),
  /** Open, or as they choose. There is no third. */
  eyes: z.enum(["open", "choice"]),
  /** Whether attention goes to the body's inside or to feelings, rather than to what is around. */
  inward: z.boolean(),
  /** Whether it can be done unseen and in silence; then every line has a covert variant. */
  covert: z.boolean(),
  /** Whether it is offered only to somebody who asks for it. */
  onRequestOnly: z.boolean(),
  needsMovement: z.boolean(),
  durationS: z.strictObject({ min: Seconds, typical: Seconds }),
  /** The lower, the sooner it is thought of, everything else being equal. */
  rank: z.int().min(1).max(99),
  after: z.enum(["rating", "return_to_plan"]),
  steps: z.array(Step).min(1).max(12),
  evidence: Label,
  /** Where ideas and cautions come from. No sentence does. */
  sources: z
    .array(z.strictObject({ title: Label, licence: Label, usedAs: z.literal("idea_only") }))
    .min(1)
    .max(20),
});

/** One exercise: what it is, when it is not for somebody, its steps, and its words in each language that it has (GS2 to GS4). */
export const GroundingScript = Outline.extend({ wordings: z.partialRecord(Language, Wording) }).superRefine(
  (script, context) => {
    for (const { code, path } of shapeProblems(script))
      context.addIssue({ code: "custom", path: [...path], params: { code } });
  },
);
export type GroundingScript = z.infer<typeof GroundingScript>;
