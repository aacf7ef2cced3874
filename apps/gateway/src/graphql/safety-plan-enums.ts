import {
  ForWhom,
  Question,
  Section,
  THIRD_PARTY_CAUTIONS,
  type CrisisReason as Reason,
  type EditRefusal as Refusal,
  type NextStep,
} from "@holdfast/safety-plan";
import { builder } from "./builder.ts";

builder.scalarType("SafetyPlanValue", {
  description:
    "The value of one field of a safety plan, in the form that packages/safety-plan gives it. Personal data; judged where it is written.",
  serialize: (value) => value,
  parseValue: (value) => value,
});

export const SafetyPlanFor = builder.enumType("SafetyPlanFor", { values: ForWhom.options });
export const SafetyPlanQuestion = builder.enumType("SafetyPlanQuestion", { values: Question.options });
export const SafetyPlanSection = builder.enumType("SafetyPlanSection", { values: Section.options });
export const SafetyPlanCaution = builder.enumType("SafetyPlanCaution", { values: THIRD_PARTY_CAUTIONS });

const STEPS = ["ask", "close", "write"] as const satisfies readonly NextStep["step"][];
export const SafetyPlanStepKind = builder.enumType("SafetyPlanStepKind", { values: STEPS });

const REASONS = ["leaves_within_24h", "leaves_now", "injury"] as const satisfies readonly Reason[];
export const CrisisReason = builder.enumType("CrisisReason", { values: REASONS });

const REFUSALS = [
  "no_such_field",
  "not_a_value",
  "nothing_to_change",
  "not_of_this_plan",
  "asked_too_early",
  "closing",
  "too_exact",
] as const satisfies readonly Refusal[];
export const SafetyPlanEditRefusal = builder.enumType("SafetyPlanEditRefusal", {
  values: REFUSALS,
  description:
    "nothing_to_change: that version was never there. asked_too_early: a question before it is open. closing: it is not safe to talk, and nothing more is asked. too_exact: an address, before the device is known to be private.",
});

export const SafetyPlanWay = builder.enumType("SafetyPlanWay", { values: ["spoken", "message"] as const });
export const SafetyPlanCame = builder.enumType("SafetyPlanCame", {
  values: ["left", "waits", "did_not_leave", "unknown"] as const,
});
