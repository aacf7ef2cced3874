import { Language, type Disposition } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { dispositionWords, languageWords } from "../text/domain-words.ts";
import type { OutcomeDraft, OutcomeProblem } from "./outcome-drafts.ts";

export interface OutcomeFieldsProps {
  readonly id: Disposition;
  readonly draft: OutcomeDraft;
  readonly problem: OutcomeProblem | null;
  readonly onChange: (draft: OutcomeDraft) => void;
}

/** One outcome: whether it is offered, and, folded away, what it is called and what is asked beside it. */
export function OutcomeFields({ id, draft, problem, onChange }: OutcomeFieldsProps): ReactNode {
  const field = useId();
  const name = dispositionWords(id);
  return (
    <>
      <ToggleSwitch
        label={name}
        isOn={draft.isOffered}
        onChange={(isOffered) => onChange({ ...draft, isOffered })}
      />
      {draft.isOffered ? (
        <details>
          <summary className="min-h-6 text-small text-muted">{t`Words and questions: ${name}`}</summary>
          <div className="flex flex-col gap-3 py-2">
            <div className="flex flex-wrap gap-3">
              {Language.options.map((language) => (
                <TextField
                  key={language}
                  label={t`Name, ${languageWords(language)}`}
                  value={draft.label[language]}
                  onChange={(words) => onChange({ ...draft, label: { ...draft.label, [language]: words } })}
                  autoComplete="off"
                  className="min-w-0 grow basis-48"
                />
              ))}
            </div>
            <div className="flex flex-col gap-1">
              <label htmlFor={field} className="text-small font-medium">{t`What is asked`}</label>
              <textarea
                id={field}
                rows={4}
                autoComplete="off"
                aria-invalid={problem?.kind === "lines"}
                aria-describedby={`${field}how`}
                className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
                value={draft.facts}
                onChange={({ target }) => onChange({ ...draft, facts: target.value })}
              />
              <p id={`${field}how`} className="text-small text-muted">
                {t`One question a line: "count", "yes-no" or "choice", then the words in English | Spanish | French. Below a choice, each answer in a line of its own after "-".`}
              </p>
            </div>
          </div>
        </details>
      ) : null}
      {problem === null ? null : <p className="text-small text-danger">{problemWords(problem)}</p>}
    </>
  );
}

function problemWords(problem: OutcomeProblem): string {
  return problem.kind === "label"
    ? t`Name it in all three languages, or in none.`
    : t`Not clear, line ${problem.lines}: see how a question is written below the field.`;
}
