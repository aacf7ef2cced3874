import type { ReactNode } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Label } from "react-aria-components/Label";

export interface CheckChoiceProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string }[];
  readonly selected: readonly Id[];
  readonly onSelect: (ids: readonly Id[]) => void;
}

/** Several things of which any number may hold, each with its own mark. They stay in the order of the choices. */
export function CheckChoice<Id extends string>({
  label,
  choices,
  selected,
  onSelect,
}: CheckChoiceProps<Id>): ReactNode {
  return (
    <CheckboxGroup
      value={[...selected]}
      onChange={(values) => onSelect(choices.map(({ id }) => id).filter((id) => values.includes(id)))}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <Label className="sr-only">{label}</Label>
      {choices.map((choice) => (
        <Checkbox
          key={choice.id}
          value={choice.id}
          className="group flex min-h-8 cursor-default items-center gap-1.5 rounded-hf pr-1 text-small font-medium text-muted data-selected:text-ink"
        >
          <span
            aria-hidden="true"
            className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-[0.6875rem] leading-none group-data-selected:border-accent group-data-selected:bg-accent group-data-selected:text-on-accent forced-colors:group-data-selected:forced-color-adjust-none forced-colors:group-data-selected:bg-[Highlight] forced-colors:group-data-selected:text-[HighlightText]"
          >
            <span className="opacity-0 group-data-selected:opacity-100">✓</span>
          </span>
          {choice.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
