import { useEffect, useRef } from "react";
import { hasFallen } from "../keys/has-fallen.ts";

/**
 * Gives the focus to somebody's row when the question about them is over. The menu in which the question was chosen has
 * left the page by then, so the dialog has nowhere to give it back to.
 */
export function useRowFocus(asked: string | null): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    const over = before.current;
    before.current = asked;
    if (asked !== null || over === null || !hasFallen()) return;
    const row = document.querySelector<HTMLElement>(`[data-person="${over}"] button`);
    (row ?? document.querySelector<HTMLElement>("#work"))?.focus();
  }, [asked]);
}
