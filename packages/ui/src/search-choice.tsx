/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot be typed into, and a datalist cannot be walked through */
import { useEffect, useId, type FocusEvent, type ReactNode, type RefObject } from "react";
import type { SearchChoice as Choice } from "./matching.ts";
import { useSearchChoice, type SearchChoiceGiven } from "./use-search-choice.ts";

export interface SearchChoiceProps extends SearchChoiceGiven {
  readonly label: string;
  readonly emptyWords: string;
  /** What the button is called that takes one away. */
  readonly removeWords: (label: string) => string;
  readonly isDisabled?: boolean;
}

/**
 * A choice from a longer list, made by typing: the list opens under the field as soon as one is there, arrows go through
 * what is left, Enter chooses, Escape shuts it. What is chosen stands above, each with a button that takes it away; so does
 * Backspace in the empty field. The focus stays in the field, and keys that it does not know go on to whoever does.
 */
export function SearchChoice(props: SearchChoiceProps): ReactNode {
  const { label, isDisabled = false, isSeveral = false } = props;
  const id = useId();
  const state = useSearchChoice(props);
  const { typed, isOpen, active, shown, field } = state;
  return (
    <div
      className="relative flex flex-col gap-1"
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) state.leave();
      }}
    >
      <label htmlFor={id} className="text-small font-medium text-ink">
        {label}
      </label>
      <Chosen
        chosen={state.chosen}
        field={field}
        onTakeAway={state.mayTakeAway && !isDisabled ? state.takeAway : null}
        removeWords={props.removeWords}
      />
      <input
        ref={field}
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${active}`}
        autoComplete="off"
        disabled={isDisabled}
        value={typed}
        className="min-h-8 w-full rounded-hf border border-control bg-surface px-2 text-ink disabled:text-muted"
        onFocus={state.open}
        onClick={state.open}
        onKeyDown={state.onKeyDown}
        onChange={({ target }) => state.type(target.value)}
      />
      {isOpen ? (
        <Options
          id={id}
          label={label}
          shown={shown}
          active={active}
          selected={props.selected}
          isSeveral={isSeveral}
          emptyWords={props.emptyWords}
          onChoose={state.choose}
        />
      ) : null}
    </div>
  );
}

/** What holds, each with a button that takes it away where that may be. */
function Chosen({
  chosen,
  field,
  onTakeAway,
  removeWords,
}: {
  readonly chosen: readonly Choice[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onTakeAway: ((id: string) => void) | null;
  readonly removeWords: (label: string) => string;
}): ReactNode {
  if (chosen.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1">
      {chosen.map(({ id, label }) => (
        <li
          key={id}
          className="inline-flex min-h-6 items-center gap-1 rounded-hf bg-raised px-1.5 text-small"
        >
          {label}
          {onTakeAway === null ? null : (
            <button
              type="button"
              aria-label={removeWords(label)}
              className="-mr-1.5 min-h-8 min-w-8 cursor-default rounded-hf text-muted hover:text-ink forced-colors:border"
              onClick={() => {
                onTakeAway(id);
                // The button leaves with what it took away.
                field.current?.focus();
              }}
            >
              <span aria-hidden="true">×</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly label: string;
  readonly shown: readonly Choice[];
  readonly active: number;
  readonly selected: readonly string[];
  readonly isSeveral: boolean;
  readonly emptyWords: string;
  readonly onChoose: (id: string) => void;
}

function Options(props: OptionsProps): ReactNode {
  const { id, label, shown, active, selected, isSeveral, emptyWords, onChoose } = props;
  useEffect(() => {
    // What the keys stand on stays in sight.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      aria-multiselectable={isSeveral}
      tabIndex={-1}
      className="absolute inset-x-0 top-full z-10 mt-1 max-h-56 overflow-auto rounded-hf border border-line bg-surface p-1 shadow-raised"
      // The focus stays where one types.
      onMouseDown={(event) => event.preventDefault()}
    >
      {shown.length === 0 ? <p className="p-2 text-small text-muted">{emptyWords}</p> : null}
      {shown.map((each, at) => (
        // Keys are heard by the field, which tells which option they mean.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={each.id}
          id={`${id}-${at}`}
          role="option"
          aria-selected={selected.includes(each.id)}
          tabIndex={-1}
          className={`flex min-h-8 cursor-default items-center justify-between gap-2 rounded px-2 py-0.5 hover:bg-raised ${at === active ? "bg-selected forced-colors:outline" : ""}`}
          onClick={() => onChoose(each.id)}
        >
          {each.label}
          {selected.includes(each.id) ? <span aria-hidden="true">✓</span> : null}
        </div>
      ))}
    </div>
  );
}
