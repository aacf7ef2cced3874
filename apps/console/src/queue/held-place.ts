/** A row on screen. Lengths are pixels; `top` is measured from the top of the screen. */
export interface Held {
  readonly index: number;
  readonly top: number;
}

/** Where a list is on screen, and how high each of its rows is. */
export interface Frame {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
}

/**
 * How far a list must be moved up (or, below zero, down) in its frame so that this row is where it was, whatever came and
 * went above it.
 */
export function placeOf({ index, top }: Held, frame: Frame): number {
  return frame.top + index * frame.rowHeight - top;
}

/** The row at this height of the screen; `null` where there is none. */
export function rowAt(y: number, place: number, frame: Frame, count: number): Held | null {
  const index = Math.floor((y - frame.top + place) / frame.rowHeight);
  if (index < 0 || index >= count || y < frame.top || y >= frame.top + frame.height) return null;
  return { index, top: frame.top + index * frame.rowHeight - place };
}

/** A row that can be seen, if only in part; `null` when it is out of sight. */
export function rowInSight(index: number, place: number, frame: Frame): Held | null {
  const top = frame.top + index * frame.rowHeight - place;
  const isSeen = index >= 0 && top + frame.rowHeight > frame.top && top < frame.top + frame.height;
  return isSeen ? { index, top } : null;
}

/** The same as scrolling does it: no list scrolls below its beginning, so that the rest is room above it. */
export function asScrolled(place: number): { readonly scrollTop: number; readonly room: number } {
  return { scrollTop: Math.max(0, place), room: Math.max(0, -place) };
}
