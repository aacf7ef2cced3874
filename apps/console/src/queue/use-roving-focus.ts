import type { ContactId } from "@holdfast/case-schema";
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { hasFallen } from "../keys/has-fallen.ts";
import { focusAfter } from "./focus-after.ts";

export interface RovingFocus {
  /** The one row that Tab reaches. */
  readonly active: ContactId | null;
  /** The row that was last sent the focus, and must be in the document for that. */
  readonly wanted: ContactId | null;
  readonly moveTo: (id: ContactId) => void;
  readonly onFocus: (id: ContactId) => void;
  /** The focus came into the list, on a row or not. */
  readonly onEnter: () => void;
  readonly onBlur: () => void;
}

/**
 * One tab stop in a list of rows, with the document's real focus. A row that leaves while it has the focus hands it to
 * the row that takes its place, and `onLost` is told; a button that leaves hands it to its row.
 */
export function useRovingFocus(
  ids: readonly ContactId[],
  container: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
  onLost: (gone: ContactId, now: ContactId | null) => void,
): RovingFocus {
  const [known, setKnown] = useState<{
    readonly ids: readonly ContactId[];
    readonly active: ContactId | null;
  }>({
    ids,
    active: null,
  });
  const [wanted, setWanted] = useState<ContactId | null>(null);
  const hadFocus = useRef(false);
  const spokenFor = useRef<ContactId | null>(null);

  const active = known.ids === ids ? known.active : focusAfter(known.ids, ids, known.active);
  if (known.ids !== ids) setKnown({ ids, active });

  // After every drawing: whatever had the focus may have gone, and then it must not stay with nobody.
  useLayoutEffect(() => {
    const before = spokenFor.current;
    spokenFor.current = active;
    if (!hadFocus.current || !hasFallen()) return;
    if (active === null) container.current?.focus();
    else focusRow(container.current, active, ids, scrollTo);
    if (before !== null && before !== active) onLost(before, active);
  });

  // The same function always: every row gets it, and would be drawn again for a new one.
  const onFocus = useCallback(
    (id: ContactId) => setKnown((now) => (now.active === id ? now : { ...now, active: id })),
    [],
  );

  return {
    active: active ?? ids[0] ?? null,
    wanted,
    moveTo: (id) => {
      // The row is drawn first, however far away it is, so that the focus never falls between two rows.
      flushSync(() => setWanted(id));
      focusRow(container.current, id, ids, scrollTo);
    },
    onFocus,
    onEnter: () => {
      hadFocus.current = true;
    },
    onBlur: () => {
      hadFocus.current = false;
    },
  };
}

function focusRow(
  container: HTMLElement | null,
  id: ContactId,
  ids: readonly ContactId[],
  scrollTo: (index: number) => void,
): void {
  const index = ids.indexOf(id);
  if (index < 0) return;
  scrollTo(index);
  container?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus({ preventScroll: true });
}
