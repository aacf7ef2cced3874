import { goToCaseOf } from "../case/case-at.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { leaveOverlay } from "../keys/overlay.ts";

/** Leaves the search, and opens a contact that was found. */
export function openFoundContact(go: () => Promise<void>): void {
  leaveOverlay(() => focusWhenOpened(go()));
}

/** Leaves the search, and opens the contact in which a case is opened, with the case beside it. */
export function openFoundCase(contactId: string, go: () => Promise<void>): void {
  leaveOverlay(() => {
    goToCaseOf(contactId);
    focusWhenOpened(go());
  });
}
