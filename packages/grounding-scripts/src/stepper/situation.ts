import { Language } from "@holdfast/case-schema";
import { z } from "zod";
import { Contraindication } from "../script/contraindication.ts";
import { Distress } from "../script/distress.ts";
import { Form } from "../script/form.ts";
import { ScriptId } from "../script/grounding-script.ts";

/** How strong it is, from none to the most that somebody can think of. */
export const Rating = z.int().min(0).max(10);
export type Rating = z.infer<typeof Rating>;

/** What an exercise did, as the person says. */
export const Change = z.enum(["better", "same", "worse", "unknown"]);
export type Change = z.infer<typeof Change>;

const Tried = z.strictObject({ script: ScriptId, change: Change });

/** What is known of somebody now. Personal data. Whatever is not known is not guessed. */
export const Situation = z.strictObject({
  language: Language,
  form: Form,
  distress: z.array(Distress),
  /** The latest number that they gave in this contact. */
  rating: Rating.nullable(),
  /** Whether the device is private. */
  device: z.enum(["yes", "no", "not_sure"]),
  /** Whether anybody may see or hear them. */
  watched: z.enum(["no", "yes", "unknown"]),
  safeNow: z.enum(["yes", "no", "unknown"]),
  /** What was said to hold, or not to hold; what nobody asked is absent. */
  known: z.partialRecord(Contraindication, z.boolean()),
  /** What was tried in this contact, in order. */
  triedNow: z.array(Tried),
  /** What was tried in earlier ones. */
  triedBefore: z.array(Tried),
  /** Scripts that the person asks for. */
  askedFor: z.array(ScriptId),
});
export type Situation = z.infer<typeof Situation>;

/** Whether words have to be such that nobody beside them learns anything: always, until all three are known to be well (GS12). */
export function isCovert({ device, watched, safeNow }: Situation): boolean {
  return device !== "yes" || watched !== "no" || safeNow !== "yes";
}

/** All that speaks against something here: what was said, and what follows from the rest (GS13). */
export function holding({ known, distress, watched, form }: Situation): ReadonlySet<Contraindication> {
  const said = Contraindication.options.filter((code) => known[code] === true);
  return new Set([
    ...said,
    ...(distress.some((each) => each === "dissociation" || each === "flashback")
      ? (["dissociation_now"] as const)
      : []),
    ...(watched === "yes" ? (["someone_may_see_or_hear"] as const) : []),
    ...(form === "tty" ? (["deaf_or_hoh"] as const) : []),
  ]);
}
