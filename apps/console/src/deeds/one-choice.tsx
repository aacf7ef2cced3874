import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

export interface OneChoiceProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** One of a longer list, or none, chosen by typing. */
export function OneChoice({ label, choices, selected, onSelect }: OneChoiceProps): ReactNode {
  return (
    <SearchChoice
      label={label}
      emptyWords={t`No match.`}
      removeWords={(each) => t`Remove ${each}`}
      choices={choices}
      selected={selected === null ? [] : [selected]}
      onSelect={([id]) => onSelect(id ?? null)}
    />
  );
}
