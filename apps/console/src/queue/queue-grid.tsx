import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { t } from "@lingui/core/macro";
import { useCallback, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { claims } from "./claim.ts";
import { moveByKey, withPinned } from "./moves.ts";
import { standingAttempt } from "./row-words.ts";
import { QueueRowView } from "./queue-row-view.tsx";
import { useRovingFocus } from "./use-roving-focus.ts";

const ROW_REM = 5;

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
  /** Told when somebody starts or stops reading the list: rows hold still meanwhile. */
  readonly onReading: (reading: "focus" | "pointer" | "scroll", isReading: boolean) => void;
}

/** The queue as a grid: one tab stop, arrows and letters between rows, real focus, only the rows in view in the document. */
export function QueueGrid(props: QueueGridProps): ReactNode {
  const { rows, onReading } = props;
  const now = useNow();
  const attempts = useStore(claims);
  const container = useRef<HTMLDivElement>(null);
  const pinned = useRef<readonly number[]>([]);
  const rowHeight = useMemo(
    () => ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize || "16"),
    [],
  );
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
    else if (event.key === "c") props.onClaim(row);
    else if (event.key === "u") props.onRelease();
    else if (event.key === "o" || (event.key === "Enter" && isOnRow)) props.onOpen(row);
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
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onKeyDown={onKeyDown}
      onScroll={(event) => onReading("scroll", event.currentTarget.scrollTop > rowHeight / 2)}
      onPointerEnter={(event) => onReading("pointer", event.pointerType === "mouse")}
      onPointerLeave={() => onReading("pointer", false)}
      onFocus={() => {
        roving.onEnter();
        onReading("focus", true);
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        roving.onBlur();
        onReading("focus", false);
      }}
    >
      {rows.length === 0 ? props.empty : null}
      <div
        role={rows.length === 0 ? undefined : "rowgroup"}
        className="relative w-full"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <QueueRowView
              key={row.id}
              row={row}
              index={item.index}
              top={item.start}
              height={rowHeight}
              now={now}
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
