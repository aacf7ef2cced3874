import { useEffect, useRef, type ReactNode } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { TextField } from "react-aria-components/TextField";
import { matching } from "./matching.ts";

export interface ListedCommand {
  readonly id: string;
  readonly label: string;
  /** Its keys, as they are shown. */
  readonly keys: readonly string[];
  /** Why it cannot be done now; `null` when it can. */
  readonly reason: string | null;
}

export interface CommandListProps {
  readonly searchLabel: string;
  readonly listLabel: string;
  readonly emptyWords: string;
  readonly commands: readonly ListedCommand[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (id: string) => void;
}

/** Commands to choose from by typing: the focus stays in the field, arrows go through what is left, Enter does it. */
export function CommandList(props: CommandListProps): ReactNode {
  const shown = matching(props.commands, props.typed);
  const field = useRef<HTMLInputElement>(null);
  // Opened by the user a moment ago, and this is where its answer begins.
  useEffect(() => field.current?.focus(), []);
  return (
    <Autocomplete inputValue={props.typed} onInputChange={props.onType}>
      <TextField aria-label={props.searchLabel}>
        <Input
          ref={field}
          autoComplete="off"
          placeholder={props.searchLabel}
          className="min-h-11 w-full rounded-hf border border-control bg-surface px-3 text-ink placeholder:text-muted"
        />
      </TextField>
      <Menu
        aria-label={props.listLabel}
        items={shown}
        disabledKeys={shown.filter(({ reason }) => reason !== null).map(({ id }) => id)}
        onAction={(key) => props.onChoose(String(key))}
        renderEmptyState={() => <p className="p-3 text-muted">{props.emptyWords}</p>}
        className="max-h-[50vh] min-h-24 overflow-auto outline-none"
      >
        {(command) => (
          <MenuItem
            id={command.id}
            textValue={command.label}
            className="flex min-h-9 cursor-default items-center justify-between gap-3 rounded px-2.5 py-1 data-focused:bg-selected data-disabled:text-muted forced-colors:data-focused:outline"
          >
            <span>
              {command.label}
              {command.reason === null ? null : (
                <span className="ml-2 text-small text-muted">{command.reason}</span>
              )}
            </span>
            <span className="flex shrink-0 gap-1">
              {command.keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-raised px-1.5 py-0.5 text-center font-sans text-small whitespace-nowrap"
                >
                  {key}
                </kbd>
              ))}
            </span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}
