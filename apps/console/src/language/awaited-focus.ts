/** Whether the button of the languages gets the focus once the screen is drawn in another language. */
let isAwaited = false;

/** Says so before the screen is drawn anew, and takes it back when it is not. */
export function awaitFocus(next: boolean): void {
  isAwaited = next;
}

/** Whether a field that begins a screen takes the focus: not from whoever has just picked a language there. */
export function mayTakeFocus(): boolean {
  return !isAwaited;
}
