import { CannedMedium, Language, type CannedText } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { languageWords, mediumWords } from "../text/domain-words.ts";
import { countWords } from "../texting/text-count.ts";
import type { CannedProblem } from "./canned-drafts.ts";

export interface CannedFieldsProps {
  readonly text: CannedText;
  readonly problem: CannedProblem | null;
  readonly onChange: (text: CannedText) => void;
  readonly onRemove: () => void;
}

/** One canned text: what it is found by, where it can go, and its words with what they cost as a text. */
export function CannedFields({ text, problem, onChange, onRemove }: CannedFieldsProps): ReactNode {
  const field = useId();
  const name = text.name === "" ? t`New text` : text.name;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <legend className="sr-only">{t`Canned text: ${name}, ${languageWords(text.language)}`}</legend>
      <TextField
        label={t`Short name`}
        value={text.name}
        onChange={(next) => onChange({ ...text, name: next })}
        autoComplete="off"
      />
      <RadioChoice
        label={t`Language`}
        selected={text.language}
        choices={Language.options.map((id) => ({ id, label: languageWords(id) }))}
        onSelect={(language) => onChange({ ...text, language })}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {CannedMedium.options.map((medium) => (
          <ToggleSwitch
            key={medium}
            label={mediumWords(medium)}
            isOn={text.media.includes(medium)}
            onChange={(isOn) =>
              onChange({
                ...text,
                media: CannedMedium.options.filter((each) =>
                  each === medium ? isOn : text.media.includes(each),
                ),
              })
            }
          />
        ))}
      </div>
      <label htmlFor={field} className="text-small font-medium">{t`Words`}</label>
      <textarea
        id={field}
        rows={2}
        lang={text.language}
        autoComplete="off"
        spellCheck
        aria-invalid={problem !== null}
        aria-describedby={`${field}state`}
        className="rounded-hf border border-control bg-canvas px-3 py-2 text-ink"
        value={text.words}
        onChange={({ target }) => onChange({ ...text, words: target.value })}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={`${field}state`} className="min-w-0 text-small text-muted tabular-nums">
          {text.media.includes("text") ? countWords(text.words) : ""}
          {problem === null ? null : <span className="block text-danger">{problemWords(problem)}</span>}
        </p>
        <Button size="small" onPress={onRemove} aria-label={t`Remove the text ${name}`}>
          {t`Remove`}
        </Button>
      </div>
    </fieldset>
  );
}

function problemWords(problem: CannedProblem): string {
  switch (problem.kind) {
    case "invites":
      return t`It asks for “${problem.word}”. Whoever answers with that word hears no more from us.`;
    case "tells":
      return t`It holds an address or tells who is writing. Somebody else may read it.`;
    case "twice":
      return t`Another text has this name in the same language for the same way of writing.`;
    case "unfinished":
      return t`It wants a short name, a way to go, and words, 400 characters at most.`;
  }
}
