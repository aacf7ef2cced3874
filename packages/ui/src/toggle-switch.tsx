import type { ReactNode } from "react";
import { Switch } from "react-aria-components/Switch";

export interface ToggleSwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** One thing that is on or off, with its label beside it. */
export function ToggleSwitch({ label, isOn, onChange }: ToggleSwitchProps): ReactNode {
  return (
    <Switch
      isSelected={isOn}
      onChange={onChange}
      className="group flex min-h-8 cursor-default items-center gap-2.5"
    >
      <span
        aria-hidden="true"
        className="flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-surface p-0.5 group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus group-data-selected:border-accent group-data-selected:bg-accent forced-colors:group-data-selected:bg-[Highlight]"
      >
        <span className="size-3.5 rounded-full bg-control group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
      {label}
    </Switch>
  );
}
