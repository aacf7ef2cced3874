import { CaseId, UserId } from "@holdfast/case-schema";
import {
  FIELDS,
  fieldOf,
  isFieldName,
  nextStep,
  questionOf,
  type FieldName,
  type Kept,
  type KeptFields,
  type NextStep,
} from "@holdfast/safety-plan";
import type { PlanData } from "./plan-documents.ts";
import type { KeptPlanDraft } from "./plan-drafts.ts";
import { valueOf } from "./typed-answer.ts";

/** Nobody: who wrote what, and in which case, says nothing of what is asked next. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

/**
 * What comes next by all that was written here, also where the gateway has not heard of it: who asks goes on while the line is cut.
 * `now`: the gateway's time.
 */
export function stepNow(
  { facts, fields, since }: Pick<PlanData, "facts" | "fields" | "since">,
  drafts: readonly KeptPlanDraft[],
  now: number,
): NextStep {
  const kept = new Map<string, Kept<FieldName>>();
  for (const { name, value, version, saidAt, isReadable } of fields)
    if (isReadable) put(kept, name, value, version, saidAt);
  for (const { place, typed, phase, theirs, refusal, seen, saidAt } of drafts)
    if ((phase === "saving" || phase === "unsaved") && theirs === null && refusal === null)
      put(kept, place.field, valueOf(place.field, typed), seen.revision + 1, saidAt ?? now);
  const all = Object.fromEntries(kept) as KeptFields;
  const plan = { id: NOBODY, caseId: CaseId.parse(NOBODY), forWhom: facts.forWhom, fields: all };
  return nextStep(plan, new Date(since).toISOString());
}

function put(
  kept: Map<string, Kept<FieldName>>,
  name: string,
  value: unknown,
  version: number,
  at: number,
): void {
  if (!isFieldName(name)) return;
  const read = FIELDS[name].safeParse(value);
  if (!read.success) return;
  kept.set(name, {
    value: read.data,
    version,
    at: new Date(at).toISOString(),
    by: UserId.parse(NOBODY),
  });
}

/** Fields in the order in which they may be written: questions as they are asked, then the rest. */
export function inOrder(one: FieldName, other: FieldName): number {
  return rank(one) - rank(other);
}

function rank(field: FieldName): number {
  const question = questionOf(field);
  return question === null ? Number.MAX_SAFE_INTEGER : Object.keys(FIELDS).indexOf(fieldOf(question));
}
