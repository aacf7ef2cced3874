import { useRef, type FocusEvent, type RefObject } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";

/**
 * Keeps the focus in the conversation when what had it leaves: with the same words where they stand now, once they are
 * stored, and with the conversation when they are gone. Spread the result on the element around the articles.
 */
export function useKeptEntry(log: RefObject<HTMLElement | null>): {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const last = useRef<Element | null>(null);
  const kept = useKeptFocus(() => {
    // Whoever clicked beside everything has left; only what is gone is taken over from.
    if (last.current?.isConnected === true) return;
    (sameEntry(log.current, last.current) ?? log.current)?.focus();
  });
  return {
    onFocus: (event) => {
      last.current = event.target;
      kept.onFocus(event);
    },
    onBlur: kept.onBlur,
  };
}

function sameEntry(log: HTMLElement | null, gone: Element | null): HTMLElement | null {
  const id = gone?.closest("article")?.getAttribute("aria-labelledby");
  return id == null ? null : (log?.querySelector<HTMLElement>(`article[aria-labelledby="${id}"]`) ?? null);
}
