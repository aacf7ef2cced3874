import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";

export interface RadioChoiceProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string }[];
  /** `null` while nothing is chosen. */
  readonly selected: Id | null;
  readonly onSelect: (id: Id) => void;
  /** One below the other instead of in a line. */
  readonly isColumn?: boolean;
  /** Whether the label is there for the eye, too. */
  readonly showsLabel?: boolean;
}

/** Alternatives, each with its own mark. */
export function RadioChoice<Id extends string>({
  label,
  choices,
  selected,
  onSelect,
  isColumn = false,
  showsLabel = false,
}: RadioChoiceProps<Id>): ReactNode {
  return (
    <RadioGroup
      value={selected}
      onChange={(value) => {
        const chosen = choices.find(({ id }) => id === value);
        if (chosen !== undefined) onSelect(chosen.id);
      }}
      orientation={isColumn ? "vertical" : "horizontal"}
      className={isColumn ? "flex flex-col gap-1" : "flex flex-wrap items-center gap-x-4 gap-y-1"}
    >
      <Label className={showsLabel ? "w-full font-medium" : "sr-only"}>{label}</Label>
      {choices.map((choice) => (
        <Radio
          key={choice.id}
          value={choice.id}
          className="group flex min-h-8 cursor-default items-center gap-2 rounded-hf pr-1 text-small font-medium text-muted data-selected:text-ink"
        >
          <span
            aria-hidden="true"
            className="size-4 shrink-0 rounded-full border border-control bg-surface group-data-selected:border-[5px] group-data-selected:border-accent forced-colors:group-data-selected:forced-color-adjust-none forced-colors:group-data-selected:border-[Highlight]"
          />
          {choice.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
