import {
  DangerAction,
  GivenToPerson,
  PlanPhase,
  questionOf,
  ReadyToLeave,
  type FieldName,
} from "@holdfast/safety-plan";
import { clockWords } from "../text/time-words.ts";
import { answerWords, type Choice } from "./answer-words.ts";
import { dangerActionWords, keptWords, phaseWords, readyWords } from "./plan-words.ts";

/** What can be chosen in a field that is no question; `null` where words are written. */
export function fieldChoices(field: FieldName): readonly Choice[] | null {
  if (field === "phase") return PlanPhase.options.map((id) => ({ id, label: phaseWords(id) }));
  if (field === "ready_to_leave") return ReadyToLeave.options.map((id) => ({ id, label: readyWords(id) }));
  if (field === "given_to_person") return GivenToPerson.options.map((id) => ({ id, label: keptWords(id) }));
  if (field === "danger_action")
    return DangerAction.options.map((id) => ({ id, label: dangerActionWords(id) }));
  return null;
}

/** What stands in a field, in words. */
export function fieldSaid(field: FieldName, value: unknown, now: number): string {
  const question = questionOf(field);
  if (question !== null) return answerWords(question, value, now);
  if (field === "review_at") return typeof value === "string" ? clockWords(Date.parse(value), now) : "";
  const choices = fieldChoices(field);
  if (choices !== null) return choices.find(({ id }) => id === value)?.label ?? "";
  return typeof value === "string" ? value : "";
}
