import { useEffect } from "react";
import { session } from "../session/session.ts";
import { hasFallen } from "./has-fallen.ts";

/** What was given the focus last because nobody had it. */
let caught: Element | null = null;

/** After somebody has signed in, puts the focus where the work is: the form that had it is gone. */
export function useArrivalFocus(place: string): void {
  useEffect(() => {
    const now = session.get();
    if (now.kind !== "signed_in" || !now.isNew || !hasFallen()) return;
    document.querySelector<HTMLElement>(place)?.focus();
    noteCaught();
  }, [place]);
}

/** Notes that the focus is where it is because nobody had it. */
export function noteCaught(): void {
  caught = document.activeElement;
}

/** Whether the focus is where a screen that came has caught it: whoever led there may know a better place. */
export function isCaught(): boolean {
  return caught !== null && document.activeElement === caught;
}
