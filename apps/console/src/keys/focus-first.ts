/** Gives the focus to the first of these places that takes it: what is hidden, as the work beside the queue of a narrow screen, takes none. */
export function focusFirst(...places: readonly string[]): void {
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place);
    found?.focus();
    if (found !== null && document.activeElement === found) return;
  }
}
