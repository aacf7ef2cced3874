import { fieldOf, type Question } from "@holdfast/safety-plan";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { AnswerEditor } from "./answer-editor.tsx";
import { answerWords } from "./answer-words.ts";
import { FieldMarks } from "./field-marks.tsx";
import type { PlanData } from "./plan-documents.ts";
import { draftIn, planDrafts, type PlanPlace } from "./plan-drafts.ts";
import { standingOf } from "./plans-shown.ts";
import { questionTitle, questionToSay, questionToSayForOthers } from "./question-words.ts";
import { savePlanField, typePlan } from "./save-plan.ts";
import type { TypedAnswer } from "./typed-answer.ts";

export interface QuestionFormProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly question: Question;
  /** It was answered, or passed by: whoever asks goes on. */
  readonly onKept: () => void;
}

/** One question: what can be said, where it is answered, and that it can be passed by. Nothing is chosen beforehand. */
export function QuestionForm({ data, contactId, question, onKept }: QuestionFormProps): ReactNode {
  const place: PlanPlace = { planId: data.facts.id, contactId, field: fieldOf(question) };
  const draft = draftIn(useStore(planDrafts), place);
  const standing = standingOf(data, place.field);
  const now = useNow(60_000);
  const typed = draft?.typed as TypedAnswer | null | undefined;
  const answer = typed?.kind === "answered" ? typed.value : null;
  // Nobody would come, until somebody is named: that is an answer, too.
  const isAnswered = answer !== null || question === "with";

  function keep(next: TypedAnswer): void {
    if (next !== typed) typePlan(place, standing, next, standing);
    void savePlanField(place);
    onKept();
  }

  return (
    <form
      aria-labelledby="plan-question"
      data-plan-question={question}
      className="flex flex-col gap-2 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAnswered) keep({ kind: "answered", value: answer ?? [] });
      }}
    >
      <h4 id="plan-question" tabIndex={-1} className="font-semibold">
        {questionTitle(question)}
      </h4>
      <p className="border-l-2 border-accent pl-2">
        {data.facts.forWhom === "self" ? questionToSay(question) : questionToSayForOthers(question)}
      </p>
      <AnswerEditor
        question={question}
        typed={answer}
        onType={(value) => typePlan(place, standing, { kind: "answered", value }, standing)}
      />
      {draft === null && standing.revision > 0 ? (
        <p className="text-small">{t`It was said: ${answerWords(question, standing.value, now)}`}</p>
      ) : null}
      <FieldMarks place={place} draft={draft} standing={standing} />
      <div className="flex flex-wrap gap-2">
        <Button size="small" type="submit" tone="primary" isDisabled={!isAnswered}>
          {t`Keep this answer`}
        </Button>
        <Button size="small" onPress={() => keep({ kind: "skipped" })}>{t`Pass by`}</Button>
      </div>
    </form>
  );
}
