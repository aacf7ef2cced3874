import type { ContactId } from "@holdfast/case-schema";
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { asScrolled, placeOf, rowAt, rowInSight, type Frame } from "./held-place.ts";

export interface HeldPlace {
  /** What holds the rows, and gets the room above them. */
  readonly rows: RefObject<HTMLDivElement | null>;
  /** The pointer is at this height of the screen, over the list; `null` once it has left. */
  readonly onPointer: (y: number | null) => void;
  /** Whether the reader has scrolled, by themselves, further than half a row. */
  readonly hasScrolled: () => boolean;
  /** The focus has left the list. */
  readonly onBlur: () => void;
}

/**
 * Keeps the row under the pointer where it is on screen, whatever comes or goes above it, in the list or over it; without a
 * pointer, the row that has the focus. Once nobody reads, the list stands again as its reader left it.
 */
export function useHeldPlace(
  container: RefObject<HTMLElement | null>,
  ids: readonly ContactId[],
  rowHeight: number,
  focused: ContactId | null,
): HeldPlace {
  const rows = useRef<HTMLDivElement>(null);
  const pointer = useRef<number | null>(null);
  const held = useRef<{ readonly id: ContactId; readonly top: number } | null>(null);
  /** How far the list was moved to keep its place, beyond what its reader scrolled. */
  const given = useRef(0);
  const drawn = useRef({ scrollTop: 0, room: 0, rowHeight });

  const frameOf = (element: HTMLElement): Frame => ({
    top: element.getBoundingClientRect().top,
    height: element.clientHeight,
    rowHeight,
  });
  const isRead = (element: HTMLElement): boolean =>
    pointer.current !== null || element.contains(document.activeElement);
  const place = (element: HTMLElement): number => element.scrollTop - drawn.current.room;

  function moveTo(element: HTMLElement, wanted: number): void {
    const { scrollTop, room } = asScrolled(wanted);
    // A list that became shorter would be scrolled back by the browser.
    drawSpace(rows.current, room, scrollTop + element.clientHeight - room);
    drawn.current = { ...drawn.current, room };
    if (element.scrollTop !== scrollTop) element.scrollTop = scrollTop;
  }

  function remember(element: HTMLElement): void {
    const frame = frameOf(element);
    const has = element.contains(document.activeElement) && focused !== null;
    const at = place(element);
    const row =
      pointer.current !== null
        ? rowAt(pointer.current, at, frame, ids.length)
        : has
          ? rowInSight(ids.indexOf(focused), at, frame)
          : null;
    const id = row === null ? undefined : ids[row.index];
    held.current = row === null || id === undefined ? null : { id, top: row.top };
    drawn.current = { ...drawn.current, scrollTop: element.scrollTop, rowHeight };
    const { room } = drawn.current;
    const isHeld = held.current !== null;
    drawSpace(rows.current, room, isHeld ? element.scrollTop + element.clientHeight - room : null);
  }

  /** `isOurs`: what has moved was not moved by the reader. */
  function settle(isOurs: boolean): void {
    const element = container.current;
    // Measuring a list that nobody reads would only cost time.
    if (element === null || !isRead(element)) return;
    const before = drawn.current;
    const hasRead = !isOurs && element.scrollTop !== before.scrollTop;
    const index = held.current === null || hasRead ? -1 : ids.indexOf(held.current.id);
    if (index >= 0 && held.current !== null && before.rowHeight === rowHeight) {
      const stood = before.scrollTop - before.room;
      const wanted = placeOf({ index, top: held.current.top }, frameOf(element));
      if (Math.abs(wanted - place(element)) >= 1) moveTo(element, wanted);
      given.current += wanted - stood;
    }
    remember(element);
  }
  const settleNow = useRef(settle);

  function letGo(): void {
    const element = container.current;
    if (element === null || pointer.current !== null) return;
    if (given.current !== 0 || drawn.current.room !== 0)
      moveTo(element, Math.max(0, place(element) - given.current));
    given.current = 0;
    remember(element);
  }

  useLayoutEffect(() => {
    settleNow.current = settle;
    settle(false);
  });
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    // What appears above the list makes it lower and pushes it down, before anything is drawn.
    const watching = new ResizeObserver(() => settleNow.current(true));
    watching.observe(element);
    return () => watching.disconnect();
  }, [container]);

  return {
    rows,
    onPointer(y) {
      pointer.current = y;
      const element = container.current;
      if (element === null) return;
      if (y === null && !element.contains(document.activeElement)) letGo();
      else remember(element);
    },
    hasScrolled() {
      const element = container.current;
      if (element === null) return false;
      remember(element);
      return place(element) - given.current > rowHeight / 2;
    },
    onBlur: letGo,
  };
}

/** Lengths are pixels; `heightMin` is `null` for no more than the rows need. */
function drawSpace(rows: HTMLElement | null, room: number, heightMin: number | null): void {
  if (rows === null) return;
  rows.style.marginTop = room === 0 ? "" : `${String(room)}px`;
  rows.style.minHeight = heightMin === null ? "" : `${String(heightMin)}px`;
}
