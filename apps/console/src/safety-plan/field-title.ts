import { EmotionalStep, questionOf, sectionOf, type FieldName } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";
import { questionTitle } from "./question-words.ts";
import { emotionalWords, sectionWords } from "./section-words.ts";

/** What a field of a plan is called. */
export function fieldTitle(field: FieldName): string {
  const question = questionOf(field);
  if (question !== null) return questionTitle(question);
  const section = sectionOf(field);
  if (section !== null) return sectionWords(section);
  const step = EmotionalStep.safeParse(field.slice("emotional.".length));
  if (step.success) return emotionalWords(step.data);
  return others()[field] ?? field;
}

/** Of what is neither a question nor written in parts. */
function others(): Readonly<Partial<Record<FieldName, string>>> {
  return {
    phase: t`Where they stand`,
    ready_to_leave: t`How near leaving is`,
    danger_action: t`What the danger word sets off`,
    cover_story: t`Whom we pretend to be`,
    given_to_person: t`How they have the plan`,
    review_at: t`When we look at it again`,
  };
}
