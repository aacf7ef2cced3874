/** Puts the focus on the case itself, where what had it has left the page. */
export function focusCase(): void {
  document.querySelector<HTMLElement>("[data-pane='case']")?.focus();
}

/** Whether the case itself has the focus: somebody waits there for what they asked for. */
export function isCaseFocused(): boolean {
  return document.activeElement?.matches("[data-pane='case']") ?? false;
}

/** Puts the focus back where one writes, or reads, beside the case. */
export function leaveCase(): void {
  const places = ["#composer-text:not(:disabled)", "[data-pane='conversation']", "#contact-heading"];
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place);
    found?.focus();
    if (found !== null && document.activeElement === found) return;
  }
}
