import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { t } from "@lingui/core/macro";
import { useCallback, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { claims } from "./claim.ts";
import { hold } from "./hold-store.ts";
import { keptScroll } from "./kept-scroll.ts";
import { moveByKey, withPinned } from "./moves.ts";
import { hasThisWords, standingAttempt } from "./row-words.ts";
import { QueueRowView } from "./queue-row-view.tsx";
import { useHeldPlace } from "./use-held-place.ts";
import { useRowHeight } from "./row-height.ts";
import { useRovingFocus } from "./use-roving-focus.ts";

export interface QueueGridProps {
  readonly rows: readonly QueueRow[];
  /** What stands there while there are no rows. */
  readonly empty: ReactNode;
  readonly openId: ContactId | null;
  readonly canClaim: boolean;
  readonly onOpen: (row: QueueRow) => void;
  readonly onClaim: (row: QueueRow) => void;
  readonly onAccept: (row: QueueRow) => void;
  readonly onRelease: () => void;
  readonly onHold: () => void;
  /** Told when somebody starts or stops reading the list: rows hold still meanwhile. */
  readonly onReading: (reading: "focus" | "pointer" | "scroll", isReading: boolean) => void;
}

/** The queue as a grid: one tab stop, arrows and letters between rows, real focus, only the rows in view in the document. */
export function QueueGrid(props: QueueGridProps): ReactNode {
  const { rows, onReading } = props;
  const now = useNow();
  const attempts = useStore(claims);
  const held = useStore(hold);
  const container = useRef<HTMLDivElement>(null);
  const pinned = useRef<readonly number[]>([]);
  const rowHeight = useRowHeight();
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);

  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const numbers = useRef(new Map<ContactId, number>());
  for (const { id, number } of rows) numbers.current.set(id, number);

  const roving = useRovingFocus(
    ids,
    container,
    useCallback((index: number) => scrollTo.current(index), []),
    useCallback((gone: ContactId, next: ContactId | null) => announceLost(numbers.current, gone, next), []),
  );

  pinned.current = [roving.active, roving.wanted].flatMap((id) => (id === null ? [] : [ids.indexOf(id)]));
  const pinnedKey = pinned.current.join();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => container.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    // Besides the rows in view, the one that has the focus and the one that will get it stay in the document.
    rangeExtractor: useCallback(
      (range: Range) => withPinned(defaultRangeExtractor(range), pinned.current, range.count),
      // oxlint-disable-next-line react/exhaustive-deps -- a new function makes the virtualizer read the pinned rows anew
      [pinnedKey],
    ),
  });
  scrollTo.current = (index) => virtualizer.scrollToIndex(index, { align: "auto" });

  const drawnHeight = useRef(rowHeight);
  useLayoutEffect(() => {
    const [element, before] = [container.current, drawnHeight.current];
    if (element === null || before === rowHeight) return;
    drawnHeight.current = rowHeight;
    const scrolled = { top: element.scrollTop, viewHeight: element.clientHeight, rowHeight: before };
    const focused = roving.active === null ? -1 : ids.indexOf(roving.active);
    virtualizer.measure();
    element.scrollTop = keptScroll(scrolled, rowHeight, focused);
  });

  const place = useHeldPlace(container, ids, rowHeight, roving.active);

  const active = roving.active === null ? undefined : byId.get(roving.active);
  const step = (by: 1 | -1): void => {
    const next =
      ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(roving.active ?? ("" as ContactId)) + by))];
    if (next !== undefined) roving.moveTo(next);
  };
  useDoings({
    "queue.next": { run: () => step(1) },
    "queue.previous": { run: () => step(-1) },
    "queue.release": { run: props.onRelease },
    "queue.hold": { run: props.onHold },
    "queue.open": withRow(active, props.onOpen),
    "queue.claim":
      active?.holder == null && props.canClaim
        ? withRow(active, props.onClaim)
        : { reason: whyNoClaim(active, now) },
  });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = roving.active === null ? undefined : byId.get(roving.active);
    if (row === undefined) return;
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
    const page = Math.floor((container.current?.clientHeight ?? rowHeight) / rowHeight);
    const target = moveByKey(event.key, ids.indexOf(row.id), ids.length, page);
    const targetId = target === null ? undefined : ids[target];
    if (targetId !== undefined) roving.moveTo(targetId);
    else if (event.key === "ArrowRight") focusButton(container.current, row.id);
    else if (event.key === "ArrowLeft") roving.moveTo(row.id);
    else if (event.key === "Enter" && isOnRow) props.onOpen(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a grid whenever it has rows
    <div
      ref={container}
      {...(rows.length === 0
        ? {}
        : { role: "grid", "aria-labelledby": "queue-heading", "aria-rowcount": rows.length })}
      tabIndex={-1}
      data-keys="queue"
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onKeyDown={onKeyDown}
      onScroll={() => onReading("scroll", place.hasScrolled())}
      onPointerEnter={(event) => onReading("pointer", event.pointerType === "mouse")}
      onPointerMove={(event) => place.onPointer(event.pointerType === "mouse" ? event.clientY : null)}
      onPointerLeave={() => {
        place.onPointer(null);
        onReading("pointer", false);
      }}
      onFocus={() => {
        roving.onEnter();
        onReading("focus", true);
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        roving.onBlur();
        place.onBlur();
        onReading("focus", false);
      }}
    >
      {rows.length === 0 ? props.empty : null}
      <div
        ref={place.rows}
        role={rows.length === 0 ? undefined : "rowgroup"}
        className="relative w-full"
        style={{ height: rows.length * rowHeight }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <QueueRowView
              key={row.id}
              row={row}
              index={item.index}
              top={item.index * rowHeight}
              height={rowHeight}
              // What stands still does so in its words, too.
              now={held !== null && held.board.rows.get(row.id) === row ? held.since : now}
              isOpen={row.id === props.openId}
              isTabStop={row.id === roving.active}
              attempt={standingAttempt(attempts.get(row.id), row)}
              canClaim={props.canClaim}
              onFocus={roving.onFocus}
              onOpen={props.onOpen}
              onClaim={props.onClaim}
              onAccept={props.onAccept}
            />
          );
        })}
      </div>
    </div>
  );
}

function withRow(row: QueueRow | undefined, act: (row: QueueRow) => void): Doing {
  return row === undefined ? { reason: t`No contact is chosen in the queue.` } : { run: () => act(row) };
}

function whyNoClaim(row: QueueRow | undefined, now: number): string {
  if (row === undefined) return t`No contact is chosen in the queue.`;
  return row.holder === null
    ? t`Claiming is off until the queue is current.`
    : hasThisWords(row.holder.name, row.heldSince, now);
}

function focusButton(container: HTMLElement | null, id: ContactId): void {
  container?.querySelector<HTMLElement>(`[data-row="${id}"] button`)?.focus();
}

function announceLost(
  numbers: ReadonlyMap<ContactId, number>,
  gone: ContactId,
  next: ContactId | null,
): void {
  const left = String(numbers.get(gone) ?? "");
  const now = next === null ? null : String(numbers.get(next) ?? "");
  announce({
    kind: "row-left",
    urgency: "polite",
    words: () =>
      now === null
        ? t`Contact ${left} left this list.`
        : t`Contact ${left} left this list. Now on contact ${now}.`,
  });
}
