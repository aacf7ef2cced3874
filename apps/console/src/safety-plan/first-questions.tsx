import { ASKED_EACH_TIME, fieldOf, Question, type NextStep } from "@holdfast/safety-plan";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type FocusEvent, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { answerWords } from "./answer-words.ts";
import { FieldMarks } from "./field-marks.tsx";
import type { PlanData } from "./plan-documents.ts";
import { draftIn, planDrafts } from "./plan-drafts.ts";
import { standingOf } from "./plans-shown.ts";
import { QuestionForm } from "./question-form.tsx";
import { closingWords, questionTitle } from "./question-words.ts";
import { valueOf } from "./typed-answer.ts";

export interface FirstQuestionsProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly step: NextStep;
  readonly mayChange: boolean;
}

/** What was said to the first questions, each with when; then the one that comes next, alone. */
export function FirstQuestions({ data, contactId, step, mayChange }: FirstQuestionsProps): ReactNode {
  const [at, go] = useState<Question | null>(null);
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#plan-question, #plan-next")?.focus());
  const next = step.step === "ask" ? step.question : step.step === "close" ? step.ask : null;
  const drafts = useStore(planDrafts);
  // Whoever is at a question, or has begun to answer it, stays there, whatever others answer meanwhile.
  const question = at ?? next;
  const hasBegun = (one: Question): boolean =>
    draftIn(drafts, { planId: data.facts.id, field: fieldOf(one) })?.phase === "typing";
  return (
    <section aria-labelledby="plan-first" className="flex flex-col gap-2" {...kept}>
      <h4 id="plan-first" className="border-b border-line pb-0.5 text-small font-semibold text-muted">
        {t`First questions`}
      </h4>
      <ol className="flex flex-col gap-1">
        {Question.options
          .filter((each) => each !== question)
          .map((each) => (
            <SaidLine
              key={each}
              data={data}
              contactId={contactId}
              question={each}
              onChange={mayChange ? () => go(each) : null}
            />
          ))}
      </ol>
      {step.step === "close" ? (
        <div role="note" className="flex flex-col gap-1 rounded-hf bg-danger-tint px-3 py-2 text-danger">
          <p className="font-semibold">{t`It is not safe to talk.`}</p>
          <p>{closingWords(step.because)}</p>
          <p className="border-l-2 border-danger pl-2">
            {t`Thank you for telling me. We can stop here. You can reach us again whenever it is safe.`}
          </p>
        </div>
      ) : null}
      {question !== null && mayChange ? (
        <div
          className="contents"
          onFocus={() => go(question)}
          onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
            if (!currentTarget.contains(relatedTarget) && !hasBegun(question)) go(null);
          }}
        >
          <QuestionForm
            key={question}
            data={data}
            contactId={contactId}
            question={question}
            onKept={() => go(null)}
          />
        </div>
      ) : (
        <p id="plan-next" tabIndex={-1} className="text-small text-muted">
          {step.step === "ask" ? t`Not all was asked yet.` : t`Nothing more is asked here now.`}
        </p>
      )}
    </section>
  );
}

interface SaidLineProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly question: Question;
  readonly onChange: (() => void) | null;
}

/** What was said, by whom it was written down and when: never what is so. */
function SaidLine({ data, contactId, question, onChange }: SaidLineProps): ReactNode {
  const now = useNow(60_000);
  const field = fieldOf(question);
  const place = { planId: data.facts.id, contactId, field };
  const draft = draftIn(useStore(planDrafts), place);
  const standing = standingOf(data, field);
  if (standing.revision === 0 && draft === null) return null;
  const title = questionTitle(question);
  const isEarlier =
    draft === null && ASKED_EACH_TIME.includes(question) && standing.at < data.since && standing.revision > 0;
  const value = draft === null || draft.theirs !== null ? standing.value : valueOf(field, draft.typed);
  const words = answerWords(question, value, now);
  const when = clockWords(draft?.saidAt ?? now, now);
  const marks = <FieldMarks place={place} draft={draft} standing={standing} />;
  return (
    <li data-plan-field={field} className="flex flex-wrap items-center gap-x-2 text-small">
      <span className={isEarlier ? "text-muted" : ""}>
        <span className="font-medium">{title}</span>
        {": "}
        {draft?.phase === "typing"
          ? t`not answered yet`
          : draft !== null
            ? t`said: ${words}, ${when}`
            : isEarlier
              ? t`said in an earlier contact: ${words}`
              : t`said: ${words}`}
      </span>
      {draft === null ? marks : null}
      {onChange === null ? null : (
        <Button size="inline" tone="quiet" aria-label={t`${title}: ask again`} onPress={onChange}>
          {t`Ask again`}
        </Button>
      )}
      {draft === null ? null : <div className="w-full">{marks}</div>}
    </li>
  );
}
