import { useRef, type FocusEvent } from "react";
import { announce } from "../announce/announce.ts";
import { focusFirst } from "./focus-first.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

interface Lines {
  /** What kind of news it is that one is gone. */
  readonly kind: string;
  /** Where the focus goes then: selectors, of which the first that takes it has it. */
  readonly places: readonly string[];
  /** Where it goes first when what had it was no line, as a form that was closed. */
  readonly afterForm?: string;
  readonly goneWords: (line: string) => string;
}

interface KeptLine {
  /** Spread on the element around the lines. */
  readonly around: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
  /** That whoever sits here took a line away themselves, and hears of it in other words. */
  readonly tookAway: (line: string) => void;
}

/**
 * Keeps the focus where lines with buttons (`data-line`) leave by themselves. It goes to the first of these places, on each of which
 * Enter does nothing: never to the button of another line, which whoever pressed for the one that is gone never read (AL65). That it
 * is gone is said, unless they took it away.
 */
export function useKeptLine({ kind, places, afterForm, goneWords }: Lines): KeptLine {
  const at = useRef<HTMLElement | null>(null);
  const list = useRef<HTMLElement | null>(null);
  // Lines as they stand and not by name: the same may come again, and leave by itself then.
  const own = useRef(new WeakSet<Element>());
  const kept = useKeptFocus(() => {
    const was = at.current;
    focusFirst(...(was === null && afterForm !== undefined ? [afterForm] : []), ...places);
    if (was === null || was.isConnected) return;
    at.current = null;
    const line = was.dataset["line"] ?? "";
    if (own.current.has(was)) return;
    announce({ kind: `${kind}:${line}`, urgency: "polite", words: () => goneWords(line) });
  });
  return {
    around: {
      onFocus: (event) => {
        const { currentTarget, target } = event;
        list.current = currentTarget;
        // A menu of a line is drawn elsewhere, and is that line's still.
        if (currentTarget.contains(target)) at.current = target.closest<HTMLElement>("[data-line]");
        kept.onFocus(event);
      },
      onBlur: kept.onBlur,
    },
    tookAway: (line) => {
      const taken = list.current?.querySelector(`[data-line="${CSS.escape(line)}"]`);
      if (taken != null) own.current.add(taken);
    },
  };
}
