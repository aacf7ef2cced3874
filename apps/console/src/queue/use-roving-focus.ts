import type { ContactId } from "@holdfast/case-schema";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { focusAfter } from "./focus-after.ts";

export interface RovingFocus {
  /** The one row that Tab reaches. */
  readonly active: ContactId | null;
  /** The row that is about to get the focus, and must be in the document for that. */
  readonly wanted: ContactId | null;
  readonly moveTo: (id: ContactId) => void;
  readonly onFocus: (id: ContactId) => void;
  readonly onBlur: () => void;
}

/**
 * One tab stop in a list of rows, with the document's real focus. A row that leaves while it has the focus hands it to
 * the row that takes its place, and `onLost` is told.
 */
export function useRovingFocus(
  ids: readonly ContactId[],
  container: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
  onLost: (gone: ContactId, now: ContactId | null) => void,
): RovingFocus {
  const [active, setActive] = useState<ContactId | null>(null);
  const [wanted, setWanted] = useState<ContactId | null>(null);
  const before = useRef(ids);
  const hadFocus = useRef(false);

  useLayoutEffect(() => {
    const next = focusAfter(before.current, ids, active);
    before.current = ids;
    if (active === null || next === active) return;
    setActive(next);
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!hadFocus.current || !isLost) return;
    if (next === null) container.current?.focus();
    else setWanted(next);
    onLost(active, next);
  }, [ids, active, container, onLost]);

  useLayoutEffect(() => {
    if (wanted === null) return;
    const index = ids.indexOf(wanted);
    if (index >= 0) {
      scrollTo(index);
      const row = container.current?.querySelector<HTMLElement>(`[data-row="${wanted}"]`);
      row?.focus({ preventScroll: true });
    }
    setWanted(null);
  }, [wanted, ids, container, scrollTo]);

  return {
    active: active ?? ids[0] ?? null,
    wanted,
    moveTo: setWanted,
    onFocus: (id) => {
      hadFocus.current = true;
      setActive(id);
    },
    onBlur: () => {
      hadFocus.current = false;
    },
  };
}
