import { fieldOf } from "./plan-fields.ts";
import type { KeptFields, SafetyPlan } from "./safety-plan.ts";
import { sectionsOf, type Section } from "./sections.ts";
import { ASKED_EACH_TIME, NOT_SAFE, Question } from "./questions.ts";

/** What comes next while a plan is made. */
export type NextStep =
  | { readonly step: "ask"; readonly question: Question }
  /** It is not safe to talk: a safer way is asked for, and the contact ends soon. `ask` is all that may be asked before that. */
  | { readonly step: "close"; readonly because: Question; readonly ask: "reconnect" | null }
  | { readonly step: "write"; readonly sections: readonly Section[] };

/**
 * What is asked or written next, in a contact that began at `since` (ISO 8601). The ten questions come first and in their order;
 * one that says it is not safe goes straight to closing (SP10 to SP13). Where nobody said where they stand, they are taken to be
 * in the situation, which is what is least safe.
 */
export function nextStep({ forWhom, fields }: SafetyPlan, since: string): NextStep {
  const unsafe = notSafe(fields, since);
  if (unsafe !== null) {
    const isAsked = isAnswered(fields, "reconnect", since);
    return { step: "close", because: unsafe, ask: isAsked ? null : "reconnect" };
  }
  const question = firstOpen(fields, since);
  if (question !== null) return { step: "ask", question };
  return { step: "write", sections: sectionsOf(forWhom, fields.phase?.value ?? "in_situation") };
}

/** The first question that was neither answered nor passed by; `null` when there is none. */
export function firstOpen(fields: KeptFields, since: string): Question | null {
  return Question.options.find((question) => !isAnswered(fields, question, since)) ?? null;
}

/** The question whose answer says that it is not safe to talk; `null` when none does. */
export function notSafe(fields: KeptFields, since: string): Question | null {
  return (
    Question.options.find((question) => {
      const said = fields[fieldOf(question)]?.value;
      if (said?.kind !== "answered" || !isAnswered(fields, question, since)) return false;
      return NOT_SAFE[question]?.some((value) => value === said.value) === true;
    }) ?? null
  );
}

function isAnswered(fields: KeptFields, question: Question, since: string): boolean {
  const answer = fields[fieldOf(question)];
  if (answer === undefined) return false;
  return !ASKED_EACH_TIME.includes(question) || Date.parse(answer.at) >= Date.parse(since);
}
