export {
  applyEdit,
  mergeEdits,
  type Edited,
  type EditRefusal,
  type Merged,
  type PlanEdit,
} from "./apply-edit.ts";
export { crisisReasons, type CrisisReason } from "./crisis.ts";
export {
  CHECKPOINTS,
  clockAt,
  type Checkpoint,
  type ClockStanding,
  type CrisisClock,
} from "./crisis-clock.ts";
export { nextStep, type NextStep } from "./next-step.ts";
export {
  classesOf,
  fieldOf,
  FIELDS,
  isFieldName,
  questionOf,
  sectionOf,
  type FieldName,
  type FieldValue,
} from "./plan-fields.ts";
export { DangerAction, ForWhom, GivenToPerson, PlanPhase, ReadyToLeave } from "./plan-words.ts";
export { ANSWERS, ASKED_EACH_TIME, Question } from "./questions.ts";
export { newPlan, SafetyPlan, type Kept, type KeptFields } from "./safety-plan.ts";
export { EmotionalStep, PHASE_SECTIONS, Section, sectionsOf, THIRD_PARTY_CAUTIONS } from "./sections.ts";
