/** The pane to go to from `current` when F6 is pressed: the next one, or the one before, around the end. */
export function nextPane(count: number, current: number, isBackwards: boolean): number {
  if (count === 0) return -1;
  if (current === -1) return isBackwards ? count - 1 : 0;
  return (current + (isBackwards ? -1 : 1) + count) % count;
}

/** Puts the focus into the next pane on screen: on its own focus place, else on the pane itself. */
export function cyclePanes(isBackwards: boolean): void {
  const shown = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(isShown);
  // A pane that is made of panes is reached by them.
  const panes = shown.filter((pane) => !shown.some((other) => other !== pane && pane.contains(other)));
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[nextPane(panes.length, current, isBackwards)];
  const place = pane?.querySelector<HTMLElement>(
    "[data-pane-focus]:not([tabindex='-1']), textarea:not(:disabled)",
  );
  (place ?? pane)?.focus();
}

const isShown = (pane: HTMLElement): boolean => pane.getClientRects().length > 0;
