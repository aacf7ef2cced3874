import { CaseId, UserId, Uuid } from "@holdfast/case-schema";
import { z } from "zod";
import { FIELDS, isFieldName, sectionOf, type FieldName, type FieldValue } from "./plan-fields.ts";
import { ForWhom, PlanPhase } from "./plan-words.ts";
import { sectionsOf } from "./sections.ts";

/** One field as it is kept: what, how often it was changed, when, by whom (SP2). */
export interface Kept<Name extends FieldName> {
  readonly value: FieldValue<Name>;
  /** `1` for what was written once. */
  readonly version: number;
  /** When it was said, or written down. ISO 8601, in UTC. */
  readonly at: string;
  readonly by: UserId;
}

/** What a plan holds; what nobody asked or wrote is absent. */
export type KeptFields = { readonly [Name in FieldName]?: Kept<Name> };

const kept = Object.fromEntries(
  Object.entries(FIELDS).map(([name, schema]) => [
    name,
    z.strictObject({ value: schema, version: z.int().min(1), at: z.iso.datetime(), by: UserId }).optional(),
  ]),
);

// Made of the very table of which the type is made; the type of what is made from entries does not say so.
const Fields = z.strictObject(kept) as unknown as z.ZodType<KeptFields>;

/** A plan for one person, by whoever speaks. For whom it is never changes: another speaker has another plan. Personal data. */
export const SafetyPlan = z
  .strictObject({ id: Uuid, caseId: CaseId, forWhom: ForWhom, fields: Fields })
  .refine(({ forWhom, fields }) => Object.keys(fields).every((name) => isOfPlan(name, forWhom)), {
    params: { code: "not_of_this_plan" },
  });
export type SafetyPlan = z.infer<typeof SafetyPlan>;

/** A plan in which nothing is written yet. Nothing is given to the person, and nothing is said to be, until somebody says so. */
export function newPlan(of: Pick<SafetyPlan, "id" | "caseId" | "forWhom">): SafetyPlan {
  return { ...of, fields: {} };
}

/** Whether a plan of this speaker can have the field: the parts of one's own plan are for nobody else (SP21). */
export function isOfPlan(name: string, forWhom: ForWhom): boolean {
  if (!isFieldName(name)) return false;
  const section = sectionOf(name);
  return section === null || PlanPhase.options.some((phase) => sectionsOf(forWhom, phase).includes(section));
}
