import { useEffect, useRef } from "react";

/** Hears Ctrl Enter, or ⌘ Enter, for as long as the question is open, wherever in it one is. */
export function useSubmitKey(submit: () => void): void {
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      // Else the field under the focus would send the form once more.
      event.preventDefault();
      latest.current();
    };
    // Before the parts in it, which keep keys that they know to themselves.
    document.addEventListener("keydown", hear, true);
    return () => document.removeEventListener("keydown", hear, true);
  }, []);
}
