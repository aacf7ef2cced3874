import type { UserId } from "@holdfast/case-schema";
import { firstOpen, notSafe } from "./next-step.ts";
import { FIELDS, isFieldName, questionOf, type FieldName } from "./plan-fields.ts";
import { isOfPlan, SafetyPlan, type Kept, type KeptFields } from "./safety-plan.ts";
import { NOT_SAFE, Question } from "./questions.ts";

/** One field as somebody wants it, and which version of it they saw: `0` for one that was not there. */
export interface PlanEdit {
  readonly field: string;
  readonly value: unknown;
  readonly basedOn: number;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly by: UserId;
}

/** Why an edit is not taken, whoever else wrote. */
export type EditRefusal =
  | "no_such_field"
  | "not_a_value"
  /** The version that they saw is none that there ever was. */
  | "nothing_to_change"
  | "not_of_this_plan"
  /** A question before it is open still. */
  | "asked_too_early"
  /** It is not safe to talk: nothing more is asked. */
  | "closing"
  /** An address, before the device is known to be private. */
  | "too_exact";

export type Edited =
  | { readonly kind: "changed"; readonly plan: SafetyPlan }
  /** It stands there already. */
  | { readonly kind: "same"; readonly plan: SafetyPlan }
  /** Somebody else changed the field since: both values are there to choose from, and nothing is lost. */
  | { readonly kind: "conflict"; readonly field: FieldName; readonly theirs: Kept<FieldName> }
  | { readonly kind: "refused"; readonly because: EditRefusal };

/** Puts one edit into a plan, in a contact that began at `since` (SP10 to SP15, SP30 to SP33). */
export function applyEdit(plan: SafetyPlan, edit: PlanEdit, since: string): Edited {
  const { field } = edit;
  if (!isFieldName(field)) return { kind: "refused", because: "no_such_field" };
  if (!isOfPlan(field, plan.forWhom)) return { kind: "refused", because: "not_of_this_plan" };
  const held: Kept<FieldName> | undefined = plan.fields[field];
  const read = FIELDS[field].safeParse(edit.value);
  if (!read.success) return { kind: "refused", because: "not_a_value" };
  const question = questionOf(field);
  const refusal = question === null ? null : orderRefusal(plan.fields, question, read.data, since);
  if (refusal !== null) return { kind: "refused", because: refusal };
  if (held !== undefined && isSame(held.value, read.data) && question === null) return { kind: "same", plan };
  if ((held?.version ?? 0) !== edit.basedOn)
    return held === undefined
      ? { kind: "refused", because: "nothing_to_change" }
      : { kind: "conflict", field, theirs: held };
  const kept = { value: read.data, version: edit.basedOn + 1, at: edit.at, by: edit.by };
  const changed = SafetyPlan.safeParse({ ...plan, fields: { ...plan.fields, [field]: kept } });
  return changed.success
    ? { kind: "changed", plan: changed.data }
    : { kind: "refused", because: "not_a_value" };
}

/** A plan after several edits, and those of them that were not taken, each with what became of it. */
export interface Merged {
  readonly plan: SafetyPlan;
  readonly left: readonly {
    readonly edit: PlanEdit;
    readonly because: Exclude<Edited, { readonly kind: "changed" | "same" }>;
  }[];
}

/** Puts edits into a plan one after another; what cannot be taken is handed back and stops nothing (SP33). */
export function mergeEdits(plan: SafetyPlan, edits: readonly PlanEdit[], since: string): Merged {
  return edits.reduce<Merged>(
    (merged, edit) => {
      const edited = applyEdit(merged.plan, edit, since);
      return edited.kind === "changed" || edited.kind === "same"
        ? { ...merged, plan: edited.plan }
        : { ...merged, left: [...merged.left, { edit, because: edited }] };
    },
    { plan, left: [] },
  );
}

function orderRefusal(
  fields: KeptFields,
  question: Question,
  value: unknown,
  since: string,
): EditRefusal | null {
  const unsafe = notSafe(fields, since);
  // How to be reached may still be asked, and what was not safe may turn out to be.
  const mayStill = question === "reconnect" || NOT_SAFE[question] !== undefined;
  if (unsafe !== null && !mayStill) return "closing";
  const open = firstOpen(fields, since);
  const isEarly = open !== null && Question.options.indexOf(question) > Question.options.indexOf(open);
  if (isEarly && unsafe === null) return "asked_too_early";
  return question === "where" && isExact(value) && !isPrivate(fields) ? "too_exact" : null;
}

function isExact(value: unknown): boolean {
  const read = FIELDS["first.where"].safeParse(value);
  if (!read.success || read.data.kind === "skipped") return false;
  const { precision } = read.data.value;
  return precision === "address" || precision === "spot";
}

function isPrivate(fields: KeptFields): boolean {
  const device = fields["first.device_safe"]?.value;
  return device?.kind === "answered" && device.value === "yes";
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
