import { DangerMeaning } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { AgreedBefore } from "./preference-input.ts";
import type { PreferenceDraft } from "./preference-draft.ts";
import { whileDangerWords } from "./preference-problem-words.ts";
import { Problem, problemProps, type Problems } from "./problem.tsx";
import { dangerMeaningWords } from "./way-words.ts";

export interface CodeWordFieldsProps {
  readonly draft: PreferenceDraft;
  readonly onChange: (part: Partial<PreferenceDraft>) => void;
  readonly problems: Problems;
  readonly agreed: AgreedBefore;
  /** While the danger word holds nothing of it can be changed. */
  readonly isHeld: boolean;
}

/** The words agreed with them, what danger means and what may be said then. The words themselves are shown to nobody again. */
export function CodeWordFields({
  draft,
  onChange,
  problems,
  agreed,
  isHeld,
}: CodeWordFieldsProps): ReactNode {
  const { hasSafeWord, hasDangerWord } = agreed;
  const asksDanger = hasDangerWord || draft.dangerWord.trim() !== "";
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{t`Code words`}</legend>
      <p className="text-small text-muted">
        {isHeld ? whileDangerWords() : agreedWords(hasSafeWord, hasDangerWord)}
      </p>
      <fieldset disabled={isHeld} className="flex flex-col gap-2 disabled:opacity-60">
        <TextField
          label={t`Safe word: “I am alone and free to talk”`}
          value={draft.safeWord}
          onChange={(safeWord) => onChange({ safeWord })}
          spellCheck="false"
          {...problemProps("safeWord", problems)}
        />
        <Problem of="safeWord" problems={problems} />
        <TextField
          label={t`Danger word: “I am not safe”`}
          value={draft.dangerWord}
          onChange={(dangerWord) => onChange({ dangerWord })}
          spellCheck="false"
          {...problemProps("dangerWord", problems)}
        />
        <Problem of="dangerWord" problems={problems} />
        {asksDanger ? (
          <>
            <RadioChoice<DangerMeaning>
              label={t`What they want done then`}
              showsLabel
              isColumn
              selected={draft.dangerMeans}
              onSelect={(dangerMeans) => onChange({ dangerMeans })}
              choices={DangerMeaning.options.map((id) => ({ id, label: dangerMeaningWords(id) }))}
            />
            <Problem of="dangerMeans" problems={problems} />
            <label htmlFor="cover-story" className="text-small font-medium">
              {t`Cover story: what may be sent then, one text a line. Nothing here: nothing is sent.`}
            </label>
            <textarea
              id="cover-story"
              rows={2}
              autoComplete="off"
              value={draft.coverStory}
              onChange={(event) => onChange({ coverStory: event.target.value })}
              className="w-full rounded-hf border border-control bg-surface px-3 py-2"
              {...(problems.some(({ field }) => field === "coverStory")
                ? { "aria-invalid": true, "aria-describedby": "preference-coverStory" }
                : {})}
            />
            <Problem of="coverStory" problems={problems} />
          </>
        ) : null}
        <TextField
          label={t`Check question: what they want to be asked, to show that it is them`}
          value={draft.checkQuestion}
          onChange={(checkQuestion) => onChange({ checkQuestion })}
          {...problemProps("checkQuestion", problems)}
        />
        <Problem of="checkQuestion" problems={problems} />
      </fieldset>
    </fieldset>
  );
}

function agreedWords(hasSafeWord: boolean, hasDangerWord: boolean): string {
  if (!hasSafeWord)
    return t`None is agreed yet. What you type here is kept as a fingerprint only, and shown to nobody.`;
  return hasDangerWord
    ? t`A safe and a danger word are agreed. Leave both empty to keep them.`
    : t`A safe word is agreed. Leave it empty to keep it.`;
}
