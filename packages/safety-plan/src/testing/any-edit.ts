import { CaseId, UserId, Uuid } from "@holdfast/case-schema";
import fc from "fast-check";
import type { PlanEdit } from "../apply-edit.ts";
import { fieldOf, type FieldName } from "../plan-fields.ts";
import { newPlan, type SafetyPlan } from "../safety-plan.ts";
import type { ForWhom } from "../plan-words.ts";
import type { Question } from "../questions.ts";

const id = (number: number): string => `0190a000-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const DANA = UserId.parse(id(1));
export const MARTA = UserId.parse(id(2));
export const SINCE = "2026-11-28T12:00:00Z";
export const LATER = "2026-11-28T12:05:00Z";

export const emptyPlan = (forWhom: ForWhom = "self"): SafetyPlan =>
  newPlan({ id: Uuid.parse(id(3)), caseId: CaseId.parse(id(4)), forWhom });

/** An answer to each question that lets the next one be asked. */
export const WELL: Readonly<Record<Question, unknown>> = {
  device_safe: "yes",
  alone: "alone",
  reconnect: { what: "i_will_contact_you" },
  where: { precision: "city", country: "US", region: "US-TX", city: "Springfield" },
  how_long: { kind: "minutes", minutes: 30 },
  on_foot: "not_sure",
  transport: ["public_transport"],
  with: [{ who: "child", said: "a daughter" }],
  injury: "none",
  weapons_watch: ["cameras", "guards"],
};

export const editOf = (field: FieldName, value: unknown, changed: Partial<PlanEdit> = {}): PlanEdit => ({
  field,
  value,
  basedOn: 0,
  at: LATER,
  by: DANA,
  ...changed,
});
export const answer = (question: Question, value: unknown, changed: Partial<PlanEdit> = {}): PlanEdit =>
  editOf(fieldOf(question), { kind: "answered", value }, changed);
export const skip = (question: Question): PlanEdit => editOf(fieldOf(question), { kind: "skipped" });

/** Edits of fields that stand in no order, by two people, based on whatever they saw. */
export const anyEdit: fc.Arbitrary<PlanEdit> = fc
  .tuple(
    fc.oneof(
      fc.record({
        field: fc.constantFrom("section.bag", "section.pets", "emotional.own_coping", "cover_story"),
        value: fc.string({ maxLength: 8 }),
      }),
      fc.record({
        field: fc.constant("phase"),
        value: fc.constantFrom("in_situation", "leaving", "after_exit"),
      }),
    ),
    fc.nat({ max: 3 }),
    fc.constantFrom(DANA, MARTA),
  )
  .map(([{ field, value }, basedOn, by]) => ({ field, value, basedOn, at: LATER, by }));
