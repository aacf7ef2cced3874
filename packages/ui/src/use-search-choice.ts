import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { matching, type SearchChoice as Choice } from "./matching.ts";

/** How a choice that is made by typing stands, and what can be done with it. */
export interface SearchChoiceState {
  readonly typed: string;
  readonly isOpen: boolean;
  /** The place of the option that keys stand on; -1 for none. */
  readonly active: number;
  readonly shown: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly mayTakeAway: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly open: () => void;
  readonly leave: () => void;
  readonly type: (text: string) => void;
  readonly choose: (id: string) => void;
  readonly takeAway: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What can be chosen, and what holds. */
export interface SearchChoiceGiven {
  readonly choices: readonly Choice[];
  readonly selected: readonly string[];
  /** What holds now, in the order of the choices. */
  readonly onSelect: (ids: readonly string[]) => void;
  /** Whether any number may hold, instead of one at most. */
  readonly isSeveral?: boolean;
  /** Whether what alone holds can be taken away again. */
  readonly mayBeEmpty?: boolean;
}

export function useSearchChoice(given: SearchChoiceGiven): SearchChoiceState {
  const { choices, selected, onSelect, isSeveral = false, mayBeEmpty = true } = given;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const chosen = choices.filter(({ id }) => selected.includes(id));
  const shown = isOpen ? matching(choices, typed) : [];
  const mayTakeAway = isSeveral || mayBeEmpty;

  const hold = (ids: readonly string[]): void =>
    onSelect(choices.map(({ id }) => id).filter((id) => ids.includes(id)));
  const takeAway = (id: string): void => hold(selected.filter((each) => each !== id));
  const type = (text: string): void => {
    setTyped(text);
    setOpen(true);
    // Nobody means the first of everything.
    setActive(text.trim() === "" ? -1 : 0);
  };
  const choose = (id: string): void => {
    if (!selected.includes(id)) hold(isSeveral ? [...selected, id] : [id]);
    else if (mayTakeAway) takeAway(id);
    setTyped("");
    setActive(-1);
    if (!isSeveral) setOpen(false);
  };
  const leave = (): void => {
    setOpen(false);
    setTyped("");
    setActive(-1);
  };

  /** Whether the key means something here. */
  function act(key: string): boolean {
    const [found, last] = [shown[active], chosen.at(-1)];
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        if (isOpen) setActive(next(active, key === "ArrowDown" ? 1 : -1, shown.length));
        setOpen(true);
        return true;
      case "Enter":
        if (found !== undefined) choose(found.id);
        return found !== undefined;
      case "Escape":
        if (isOpen) leave();
        return isOpen;
      case "Backspace":
        if (typed !== "" || last === undefined || !mayTakeAway) return false;
        takeAway(last.id);
        return true;
      default:
        return false;
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!act(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = (): void => setOpen(true);
  return {
    typed,
    isOpen,
    active,
    shown,
    chosen,
    mayTakeAway,
    field,
    open,
    leave,
    type,
    choose,
    takeAway,
    onKeyDown,
  };
}

/** The place after or before, around the ends; from nowhere the first or the last. */
function next(active: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (active === -1) return step === 1 ? 0 : count - 1;
  return (active + step + count) % count;
}
