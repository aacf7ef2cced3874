import { useEffect } from "react";
import { cyclePanes } from "./panes.ts";
import { isWriting } from "./is-writing.ts";

/** Listens for the keys that work everywhere: F6 between panes, `?` for the sheet of keys. */
export function useGlobalKeys(onHelp: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === "F6") {
        event.preventDefault();
        cyclePanes(event.shiftKey);
      } else if (
        event.key === "?" &&
        !isWriting(event.target) &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey
      ) {
        event.preventDefault();
        onHelp();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onHelp]);
}
