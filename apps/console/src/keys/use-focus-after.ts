import { useEffect, useRef } from "react";
import { hasFallen } from "./has-fallen.ts";

/**
 * Gives the focus to somewhere when a question is over and nobody has it: whatever it was asked from, as the palette, has
 * left the page meanwhile, so that the dialog has nowhere to give it back to.
 */
export function useFocusAfter(isAsked: boolean, give: () => void): void {
  const wasAsked = useRef(isAsked);
  useEffect(() => {
    const isOver = wasAsked.current && !isAsked;
    wasAsked.current = isAsked;
    // The page under the dialog takes no focus until its effects are undone, which is before this one.
    if (isOver && hasFallen()) give();
  }, [isAsked, give]);
}
