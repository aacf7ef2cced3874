import { useLayoutEffect, useRef, type FocusEvent } from "react";
import { hasFallen } from "./has-fallen.ts";

/**
 * Keeps the focus on the page when the button that had it leaves: spread the result on the element around the buttons,
 * and `takeOver` is called when one of them is gone with the focus.
 */
export function useKeptFocus(takeOver: () => void): {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hadFocus.current || !hasFallen()) return;
    hadFocus.current = false;
    takeOver();
    // What lay under a dialog cannot have the focus before that has let go of it.
    if (hasFallen()) requestAnimationFrame(() => (hasFallen() ? takeOver() : undefined));
  });
  return {
    onFocus: () => {
      hadFocus.current = true;
    },
    onBlur: (event) => {
      if (event.relatedTarget !== null) hadFocus.current = event.currentTarget.contains(event.relatedTarget);
    },
  };
}
