import { Medium } from "@holdfast/case-schema";
import { TEXTS_AT_MOST } from "@holdfast/queue-policy";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { mediumWords } from "../text/domain-words.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { textsWords } from "./skills-words.ts";
import type { SkillsSaid } from "./skills-documents.ts";

export interface SkillsChoiceProps {
  readonly selected: SkillsSaid;
  readonly onSelect: (skills: SkillsSaid) => void;
}

const TEXTS = Array.from({ length: TEXTS_AT_MOST }, (_none, index) => index + 1);

/** By what somebody is offered contacts: languages, media, and how many texts at once. */
export function SkillsChoice({ selected, onSelect }: SkillsChoiceProps): ReactNode {
  const field = useId();
  return (
    <>
      <LanguageChoice
        selected={selected.languages}
        onSelect={(languages) => onSelect({ ...selected, languages })}
      />
      <p className="text-small text-muted">{t`With none chosen, they are offered every language of the house.`}</p>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-small font-medium">{t`Trained for`}</legend>
        {Medium.options.map((medium) => (
          <div key={medium} className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              id={field + medium}
              className="size-6"
              checked={selected.media.includes(medium)}
              onChange={({ target }) =>
                onSelect({
                  ...selected,
                  media: Medium.options.filter((each) =>
                    each === medium ? target.checked : selected.media.includes(each),
                  ),
                })
              }
            />
            <label htmlFor={field + medium}>{mediumWords(medium)}</label>
          </div>
        ))}
      </fieldset>
      {selected.media.length === 0 ? (
        <p className="text-small text-concern">{t`Choose at least one. Whoever should be offered nothing goes off shift.`}</p>
      ) : null}
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-small font-medium">{t`Texts at once`}</legend>
        {TEXTS.map((texts) => (
          <div key={texts} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              id={`${field}${texts}`}
              name={field}
              className="size-6"
              checked={selected.textsAtOnce === texts}
              onChange={() => onSelect({ ...selected, textsAtOnce: texts })}
            />
            <label htmlFor={`${field}${texts}`}>{textsWords(texts)}</label>
          </div>
        ))}
      </fieldset>
    </>
  );
}
