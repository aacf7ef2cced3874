import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";

export interface ChoiceBarProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: ReactNode }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Whether there may be more than fit into one line. */
  readonly wraps?: boolean;
}

/** A few alternatives side by side, of which exactly one holds. */
export function ChoiceBar<Id extends string>({
  label,
  choices,
  selected,
  onSelect,
  wraps = false,
}: ChoiceBarProps<Id>): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const chosen = choices.find(({ id }) => keys.has(id));
        if (chosen !== undefined) onSelect(chosen.id);
      }}
      className={`inline-flex gap-0.5 self-start rounded-hf bg-raised p-0.5 ${wraps ? "max-w-full flex-wrap" : ""}`}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          className="min-h-8 cursor-default rounded px-2.5 text-small font-medium text-muted transition-colors duration-100 data-hovered:text-ink data-selected:bg-surface data-selected:text-ink data-selected:shadow-sm forced-colors:data-selected:forced-color-adjust-none forced-colors:data-selected:bg-[Highlight] forced-colors:data-selected:text-[HighlightText]"
        >
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
