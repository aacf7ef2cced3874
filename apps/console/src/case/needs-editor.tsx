import { Need, NeedState } from "@holdfast/case-schema/case";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { needStateWords, needWords } from "./need-words.ts";
import { searchWords } from "./search-words.ts";
import { TypedNeeds } from "./typed-value.ts";

export interface EditorProps {
  readonly label: string;
  readonly typed: unknown;
  readonly onType: (typed: unknown) => void;
  readonly isDisabled: boolean;
}

/** What somebody needs, each with how it stands. */
export function NeedsEditor({ label, typed, onType, isDisabled }: EditorProps): ReactNode {
  const needs = TypedNeeds.catch([]).parse(typed);
  return (
    <div className="flex flex-col gap-1">
      <SearchChoice
        label={label}
        isSeveral
        isDisabled={isDisabled}
        {...searchWords(label)}
        choices={Need.options.map((id) => ({ id, label: needWords(id) }))}
        selected={needs.map(({ need }) => need)}
        onSelect={(ids) =>
          onType(
            ids.map((id) => needs.find(({ need }) => need === id) ?? { need: Need.parse(id), state: "open" }),
          )
        }
      />
      {needs.map(({ need, state }) =>
        isDisabled ? (
          <p key={need} className="text-small">{t`${needWords(need)}: ${needStateWords(state)}`}</p>
        ) : (
          <RadioChoice<NeedState>
            key={need}
            label={needWords(need)}
            showsLabel
            selected={state}
            onSelect={(next) =>
              onType(needs.map((each) => (each.need === need ? { need, state: next } : each)))
            }
            choices={NeedState.options.map((id) => ({ id, label: needStateWords(id) }))}
          />
        ),
      )}
    </div>
  );
}
