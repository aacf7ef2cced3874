import type { ReactNode } from "react";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Button, type ButtonTone } from "./button.tsx";

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  /** A second line in small, such as a role. */
  readonly detail?: string;
  /** The language of the label, where it is not that of the page. */
  readonly lang?: string;
}

export interface MenuButtonProps {
  readonly label: ReactNode;
  /** The accessible name, when the label alone does not say enough. */
  readonly name?: string;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
  /** The choice that holds now; makes the menu one of alternatives. */
  readonly selected?: string;
  readonly isDisabled?: boolean;
  readonly tone?: ButtonTone;
  readonly size?: "small" | "medium";
}

/** A button that opens a short list of deeds or alternatives. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const {
    label,
    name,
    choices,
    onChoose,
    selected,
    isDisabled = false,
    tone = "plain",
    size = "medium",
  } = props;
  return (
    <MenuTrigger>
      <Button
        tone={tone}
        size={size}
        isDisabled={isDisabled}
        {...(name === undefined ? {} : { "aria-label": name })}
      >
        {label}
        <span aria-hidden="true" className="text-[0.7em] text-muted">
          ▾
        </span>
      </Button>
      <Popover className="min-w-48 rounded-hf border border-line bg-surface text-ink shadow-raised">
        <Menu
          className="max-h-80 overflow-auto p-1 outline-none"
          onAction={(key) => onChoose(String(key))}
          {...(selected === undefined
            ? {}
            : { selectionMode: "single" as const, selectedKeys: [selected], disallowEmptySelection: true })}
        >
          {choices.map((choice) => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              className="flex min-h-9 cursor-default items-center justify-between gap-3 rounded px-2.5 py-1 data-focused:bg-selected"
            >
              <span lang={choice.lang}>{choice.label}</span>
              {choice.detail === undefined ? null : (
                <span className="text-small text-muted">{choice.detail}</span>
              )}
              {selected === choice.id ? <span aria-hidden="true">✓</span> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
