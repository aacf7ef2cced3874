import { useEffect, useLayoutEffect, useRef, type FocusEvent } from "react";
import { hasFallen } from "./has-fallen.ts";
import { hasLeft } from "./has-left.ts";
import { standIn } from "./kept-places.ts";

/**
 * Keeps the focus on the page when the button that had it leaves: spread the result on the element around the buttons,
 * and `takeOver` is called when one of them is gone with the focus, whoever drew that: at once where this was drawn with it, else
 * within two frames.
 */
export function useKeptFocus(takeOver: () => void): {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const had = useRef<Element | null>(null);
  const goesTo = useRef<Element | null>(null);
  const latest = useRef(takeOver);
  useEffect(
    () => () => {
      had.current = null;
    },
    [],
  );
  useLayoutEffect(() => {
    latest.current = takeOver;
    // Whoever let go of it by themself, and is elsewhere since, has nothing here that could be gone.
    if (!hasFallen() && document.activeElement !== had.current) had.current = null;
    if (had.current === null || !hasFallen()) return;
    const isGone = (): boolean => had.current !== null && (hasLeft(had.current) || hasLeft(goesTo.current));
    if (goesTo.current?.isConnected === true) {
      // Between two elements the focus is with nobody, and what is drawn then must not take it on its way; unless it never comes.
      requestAnimationFrame(() => {
        const neverCame = isGone();
        goesTo.current = null;
        if (neverCame && hasFallen()) takeOver();
      });
      return;
    }
    if (!isGone()) return;
    had.current = null;
    takeOver();
    // What lay under a dialog cannot have the focus before that has let go of it.
    if (hasFallen()) requestAnimationFrame(() => (hasFallen() ? takeOver() : undefined));
  });
  return {
    onFocus: ({ nativeEvent, currentTarget, target }) => {
      had.current = target;
      goesTo.current = null;
      standIn(nativeEvent, currentTarget, () => {
        if (had.current === null) return;
        had.current = null;
        latest.current();
      });
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      goesTo.current = relatedTarget;
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) had.current = null;
    },
  };
}
