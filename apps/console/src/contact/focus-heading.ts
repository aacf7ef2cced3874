/** Puts the focus on the contact that was just opened by an act of the user. */
export function focusContactHeading(): void {
  requestAnimationFrame(focusHeading);
}

/** Puts the focus on the heading of the contact, whatever state it is in. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("#contact-heading")?.focus();
}

/** After a move has taken its button away: to where one writes when that is what comes next, else to the heading. */
export function focusAfterMove(): void {
  const text = document.querySelector<HTMLElement>("#composer-text[data-kind='reply']");
  (text ?? document.querySelector<HTMLElement>("#contact-heading"))?.focus();
}

/** Puts the focus back on the row that the queue remembers. */
export function focusQueueRow(): void {
  document.querySelector<HTMLElement>("[data-pane='queue'] [role='row'][tabindex='0']")?.focus();
}
