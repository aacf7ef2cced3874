import type { ReactNode } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { SearchField } from "react-aria-components/SearchField";

export interface SearchListProps {
  readonly searchLabel: string;
  readonly listLabel: string;
  readonly emptyWords: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** A list to choose one thing from, narrowed by typing; the arrows move in it while the words stay in the field. */
export function SearchList(props: SearchListProps): ReactNode {
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Autocomplete filter={contains}>
      {/* The dialog around it has just been opened by the user, and this is where its answer begins. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <SearchField autoFocus className="flex flex-col gap-1">
        <Label className="text-small font-medium">{props.searchLabel}</Label>
        <Input className="min-h-10 w-full rounded-hf border border-control bg-surface px-3 text-ink" />
      </SearchField>
      <ListBox
        aria-label={props.listLabel}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={props.selected === null ? [] : [props.selected]}
        onSelectionChange={(keys) => {
          const [first] = keys === "all" ? [] : keys;
          if (first !== undefined) props.onSelect(String(first));
        }}
        renderEmptyState={() => <p className="p-3 text-muted">{props.emptyWords}</p>}
        className="min-h-40 overflow-auto rounded-hf border border-line p-1"
      >
        {props.choices.map((choice) => (
          <ListBoxItem
            key={choice.id}
            id={choice.id}
            textValue={choice.label}
            className="flex min-h-9 cursor-default items-center justify-between gap-2 rounded px-2.5 py-1 data-focused:bg-raised data-focus-visible:bg-raised data-selected:bg-selected data-selected:font-medium"
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
    </Autocomplete>
  );
}
