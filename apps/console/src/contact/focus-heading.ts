import { hasFallen } from "../keys/has-fallen.ts";
import { prefer, preferences } from "../keys/preferences.ts";
import { isCaught } from "../keys/use-arrival-focus.ts";

/**
 * Puts the focus on the contact that an act of the user opens, in the moment in which it stands: whoever sees it presses the
 * next key there. Whoever has gone on meanwhile, as to where they write, keeps the focus where they took it.
 */
export function focusWhenOpened(opening: Promise<void>): void {
  const before = document.activeElement;
  const afterwards = (): void => {
    if (document.activeElement === before || hasFallen() || isCaught()) focusHeading();
  };
  void opening.then(afterwards);
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
  // Whoever goes back to a queue that has no room wants it to have some.
  if (preferences.get().panes === "work") prefer({ panes: "both" });
  focusRow(FRAMES_MAX);
}

/** Puts the focus on the row that the queue remembers, or on the queue where it has none. */
export function focusQueue(): void {
  focusQueueRow();
  if (hasFallen()) document.querySelector<HTMLElement>("#queue")?.focus();
}

/** A list that was not on screen draws its rows only once it has measured itself. */
const FRAMES_MAX = 10;

function focusRow(frames: number): void {
  const row = document.querySelector<HTMLElement>("[data-pane='queue'] [role='row'][tabindex='0']");
  row?.focus();
  if (document.activeElement !== row && frames > 0) requestAnimationFrame(() => focusRow(frames - 1));
}
