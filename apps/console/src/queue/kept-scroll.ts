/** A list as it is scrolled. Lengths are pixels. */
export interface Scrolled {
  readonly top: number;
  readonly viewHeight: number;
  readonly rowHeight: number;
}

/**
 * How far to scroll once rows have another height, so that whoever reads stays at their place: the row that has the
 * focus keeps its distance to the top, as far as it is in view at all; else the row at the top stays there.
 */
export function keptScroll(
  { top, viewHeight, rowHeight }: Scrolled,
  nextHeight: number,
  focusedIndex: number,
): number {
  const distance = focusedIndex * rowHeight - top;
  const isInView = focusedIndex >= 0 && distance + rowHeight > 0 && distance < viewHeight;
  if (!isInView) return (top / rowHeight) * nextHeight;
  const nextDistance = Math.max(0, Math.min(distance, viewHeight - nextHeight));
  return Math.max(0, focusedIndex * nextHeight - nextDistance);
}
