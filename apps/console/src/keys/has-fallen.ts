/** Whether the focus is with nobody, as when the element that had it has left the page. */
export function hasFallen(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
