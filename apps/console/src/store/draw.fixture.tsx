import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { listenForKeys } from "../keys/listen-for-keys.ts";

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** Draws something into a fresh page, and again when asked; `act` lets React finish what a deed has begun. */
export function draw(first: ReactNode): {
  readonly page: HTMLElement;
  readonly again: (next: ReactNode) => void;
  readonly remove: () => void;
} {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div><div id="root"></div>`;
  const page = document.querySelector<HTMLElement>("#root");
  if (page === null) throw new Error("the page has no place to draw in");
  const root = createRoot(page);
  const again = (next: ReactNode): void => act(() => root.render(next));
  again(first);
  const stopListening = listenForKeys(document, Date.now);
  const remove = (): void => {
    stopListening();
    act(() => root.unmount());
  };
  return { page, again, remove };
}
