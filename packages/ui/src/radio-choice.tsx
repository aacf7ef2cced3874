import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";

export interface RadioChoiceProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** Alternatives in one line, each with its own mark. The label is for those who listen. */
export function RadioChoice<Id extends string>({
  label,
  choices,
  selected,
  onSelect,
}: RadioChoiceProps<Id>): ReactNode {
  return (
    <RadioGroup
      value={selected}
      onChange={(value) => {
        const chosen = choices.find(({ id }) => id === value);
        if (chosen !== undefined) onSelect(chosen.id);
      }}
      orientation="horizontal"
      className="flex flex-wrap items-center gap-x-4 gap-y-1"
    >
      <Label className="sr-only">{label}</Label>
      {choices.map((choice) => (
        <Radio
          key={choice.id}
          value={choice.id}
          className="group flex min-h-8 cursor-default items-center gap-2 rounded-hf pr-1 text-small font-medium text-muted data-selected:text-ink"
        >
          <span
            aria-hidden="true"
            className="size-4 rounded-full border border-control bg-surface group-data-selected:border-[5px] group-data-selected:border-accent forced-colors:group-data-selected:forced-color-adjust-none forced-colors:group-data-selected:border-[Highlight]"
          />
          {choice.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
