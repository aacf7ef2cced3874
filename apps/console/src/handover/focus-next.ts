import { focusFirst } from "../keys/focus-first.ts";

/** Where the focus goes when the button that had it leaves: to what was just accepted, else to the work, which a narrow screen hides behind the queue. */
export function focusNext(): void {
  focusFirst("[data-taken-over] a", "#work", "[data-pane='queue'] [role='row'][tabindex='0']");
}
