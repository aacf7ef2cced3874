import { useEffect } from "react";
import { session } from "../session/session.ts";
import { hasFallen } from "./has-fallen.ts";

/** After somebody has signed in, puts the focus where the work is: the form that had it is gone. */
export function useArrivalFocus(place: string): void {
  useEffect(() => {
    const now = session.get();
    if (now.kind === "signed_in" && now.isNew && hasFallen())
      document.querySelector<HTMLElement>(place)?.focus();
  }, [place]);
}
