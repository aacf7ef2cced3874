import { Language } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";

export interface LanguageChoiceProps {
  readonly selected: readonly Language[];
  readonly onSelect: (languages: readonly Language[]) => void;
}

/** The languages that somebody answers in, in the order of the list. */
export function LanguageChoice({ selected, onSelect }: LanguageChoiceProps): ReactNode {
  const field = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-small font-medium">{t`Answers in`}</legend>
      {Language.options.map((language) => (
        <div key={language} className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            id={field + language}
            className="size-6"
            checked={selected.includes(language)}
            onChange={({ target }) =>
              onSelect(
                Language.options.filter((each) =>
                  each === language ? target.checked : selected.includes(each),
                ),
              )
            }
          />
          <label htmlFor={field + language}>{languageWords(language)}</label>
        </div>
      ))}
    </fieldset>
  );
}
