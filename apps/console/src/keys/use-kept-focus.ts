import { useEffect, useLayoutEffect, useRef, type FocusEvent } from "react";
import { hasFallen } from "./has-fallen.ts";
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
  const hadFocus = useRef(false);
  const goesTo = useRef<Element | null>(null);
  const latest = useRef(takeOver);
  useEffect(
    () => () => {
      hadFocus.current = false;
    },
    [],
  );
  useLayoutEffect(() => {
    latest.current = takeOver;
    if (!hadFocus.current || !hasFallen()) return;
    if (goesTo.current?.isConnected === true) {
      // Between two elements the focus is with nobody, and what is drawn then must not take it on its way; unless it never comes.
      requestAnimationFrame(() => {
        goesTo.current = null;
        if (hadFocus.current && hasFallen()) takeOver();
      });
      return;
    }
    hadFocus.current = false;
    takeOver();
    // What lay under a dialog cannot have the focus before that has let go of it.
    if (hasFallen()) requestAnimationFrame(() => (hasFallen() ? takeOver() : undefined));
  });
  return {
    onFocus: ({ nativeEvent, currentTarget }) => {
      hadFocus.current = true;
      goesTo.current = null;
      standIn(nativeEvent, currentTarget, () => {
        if (!hadFocus.current) return;
        hadFocus.current = false;
        latest.current();
      });
    },
    onBlur: (event) => {
      goesTo.current = event.relatedTarget;
      if (event.relatedTarget !== null) hadFocus.current = event.currentTarget.contains(event.relatedTarget);
    },
  };
}
