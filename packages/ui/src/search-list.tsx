import { useRef, useState, type ReactNode } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { TextField } from "react-aria-components/TextField";
import { matching, type SearchChoice } from "./matching.ts";

export interface SearchListProps {
  readonly searchLabel: string;
  readonly listLabel: string;
  readonly emptyWords: string;
  readonly choices: readonly SearchChoice[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/**
 * A list to choose one thing from, narrowed by typing. Arrow down goes from the words into the list, where arrows choose;
 * Enter chooses what alone is left.
 */
export function SearchList(props: SearchListProps): ReactNode {
  const [typed, setTyped] = useState("");
  const shown = matching(props.choices, typed);
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      {/* The dialog around it has just been opened by the user, and this is where its answer begins. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <TextField autoFocus value={typed} onChange={setTyped} className="flex flex-col gap-1">
        <Label className="text-small font-medium">{props.searchLabel}</Label>
        <Input
          autoComplete="off"
          className="min-h-10 w-full rounded-hf border border-control bg-surface px-3 text-ink"
          onKeyDown={(event) => {
            const [first, second] = shown;
            if (first === undefined) return;
            if (event.key === "ArrowDown") list.current?.querySelector<HTMLElement>("[role=option]")?.focus();
            else if (event.key !== "Enter" || second !== undefined) return;
            event.preventDefault();
            props.onSelect(first.id);
          }}
        />
      </TextField>
      <ListBox
        ref={list}
        aria-label={props.listLabel}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={props.selected === null ? [] : [props.selected]}
        onSelectionChange={(keys) => {
          const [first] = keys === "all" ? [] : keys;
          if (first !== undefined) props.onSelect(String(first));
        }}
        renderEmptyState={() => <p className="p-3 text-muted">{props.emptyWords}</p>}
        className="h-72 overflow-auto rounded-hf border border-line p-1"
      >
        {shown.map((choice) => (
          <ListBoxItem
            key={choice.id}
            id={choice.id}
            textValue={choice.label}
            className="flex min-h-9 cursor-default items-center justify-between gap-2 rounded px-2.5 py-1 -outline-offset-2! data-hovered:bg-raised data-selected:bg-selected data-selected:font-medium"
          >
            {({ isSelected }) => (
              <>
                <span>{choice.label}</span>
                {isSelected ? <span aria-hidden="true">✓</span> : null}
              </>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </>
  );
}
