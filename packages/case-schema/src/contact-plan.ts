import { z } from "zod";
import { isShownAsWritten } from "./visible-text.ts";

/** Longest part of a plan, in UTF-16 code units. */
export const PLAN_PART_MAX = 4000;
/** A plan is to be looked at anew so long after it was written, or found to be right still. */
export const PLAN_REVIEW_MS = 90 * 86_400_000;

const Part = z.string().trim().max(PLAN_PART_MAX);
const Words = Part.min(1).refine(isShownAsWritten);

/**
 * What whoever answers somebody who comes often should know: written with them where that can be. Personal data. `limits` are
 * as they are told: kindly.
 */
export const ContactPlan = z.strictObject({
  summary: Words,
  helps: Words,
  limits: Part.refine((text) => text === "" || isShownAsWritten(text)),
});
export type ContactPlan = z.infer<typeof ContactPlan>;
