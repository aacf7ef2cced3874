import { REST_QUEUE, type ContactId } from "@holdfast/case-schema";
import { Button, ChoiceBar, Skeleton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { focusQueueRow, focusWhenOpened } from "../contact/focus-heading.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { accept, claim } from "./claim.ts";
import { passes, type QueueFilter } from "./filter.ts";
import { HeldBar } from "./held-bar.tsx";
import { heldBoard, heldCount as heldCountOf } from "./hold.ts";
import { hold, holdUpdates, letUpdatesGoOn, touch } from "./hold-store.ts";
import { OrderExplanation } from "./order-explanation.tsx";
import { QueueEmpty } from "./queue-empty.tsx";
import { QueueGrid } from "./queue-grid.tsx";
import { queue } from "./queue-store.ts";
import { QueueTabs } from "./queue-tabs.tsx";
import { queues, useQueueWords } from "./queues.ts";
import { retryQueue } from "./retry-queue.ts";
import { useQueueLook } from "./use-queue-look.ts";
import { useTakeNext } from "./use-take-next.ts";
import { useStableRows } from "./use-stable-rows.ts";
import { countWaiting, waitingSummary } from "./waiting-summary.ts";

type Reading = "focus" | "pointer" | "scroll";

/** Everything open, with filters; holds still under whoever is reading it. */
export function QueuePane({ openId }: { readonly openId: ContactId | null }): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const queueWords = useQueueWords();
  const hasOne = useStore(queues).length === 1;
  const navigate = useNavigate();
  const state = useStore(queue);
  const broken = breakOf(useStore(freshness), useNow(1_000));
  const [filter, setFilter] = useState<QueueFilter>("all");
  const [reading, setReading] = useState<ReadonlySet<Reading>>(new Set());
  const held = useStore(hold);
  const board = useMemo(
    () => (held === null ? state.board : heldBoard(held, state.board, me)),
    [held, state.board, me],
  );
  const waits = useMemo(() => heldCountOf(board, state.board), [board, state.board]);
  const then = held?.since ?? now;
  const { look, isShown } = useQueueLook(me, then);
  // What is theirs is shown to them in whatever queue it stands.
  const isWanted = useCallback(
    (row: QueueRow) => passes(filter, row, me) && (filter === "mine" || isShown(row)),
    [filter, me, isShown],
  );
  const { rows, heldCount, isOutOfOrder, release } = useStableRows(
    board,
    `${filter} ${look}`,
    isWanted,
    reading.size > 0,
  );
  const open = useMemo(() => [...board.rows.values()], [board]);
  const all = useMemo(() => open.filter(isShown), [open, isShown]);
  const mine = open.filter((row) => passes("mine", row, me)).length;
  const waiting = all.filter((row) => row.holder === null).length;
  const elsewhere = countWaiting(open) - countWaiting(all);

  const onReading = useCallback((kind: Reading, isReading: boolean) => {
    setReading((before) => {
      if (before.has(kind) === isReading) return before;
      const next = new Set(before);
      if (isReading) next.add(kind);
      else next.delete(kind);
      return next;
    });
  }, []);
  const onOpen = useCallback(
    (row: QueueRow) => {
      touch(row.id);
      focusWhenOpened(navigate({ to: "/contact/$id", params: { id: row.id } }));
    },
    [navigate],
  );
  const canClaim = broken === "none" || broken === "flicker";
  const onClaim = useCallback(
    (row: QueueRow) => {
      if (row.holder !== null || !canClaim) return;
      touch(row.id);
      void claim(row.id, row.number, row.version);
    },
    [canClaim],
  );
  const next = useTakeNext(
    canClaim,
    useCallback(
      (id: ContactId) => {
        touch(id);
        focusWhenOpened(navigate({ to: "/contact/$id", params: { id } }));
      },
      [navigate],
    ),
  );
  const kept = useKeptFocus(focusQueueRow);
  const keptOfTabs = useKeptFocus(focusQueueRow);
  const onAccept = useCallback((row: QueueRow) => void accept(row.id, row.version), []);
  const showAll = (): void => {
    letUpdatesGoOn(waits);
    release();
  };
  const toggleHold = (): void => (held === null ? holdUpdates() : letUpdatesGoOn(waits));

  return (
    <>
      <div className="flex flex-col gap-2 border-b border-line px-4 pt-3 pb-2">
        <div className="flex flex-wrap items-center gap-x-2">
          <h2 id="queue-heading" className="mr-auto text-base font-semibold">
            {hasOne ? queueWords(REST_QUEUE) : t`Queue`}
          </h2>
          <Button size="small" isDisabled={!canClaim} isPending={next.isBusy} onPress={next.take}>
            {t`Take next`}
            <KeyHint id="queue.take-next" />
          </Button>
          <Button
            tone="quiet"
            size="small"
            aria-pressed={held !== null}
            className={HOLD}
            onPress={toggleHold}
          >
            {t`Hold updates`}
            <KeyHint id="queue.hold" />
          </Button>
          <OrderExplanation rows={rows} />
        </div>
        <p className="text-small text-muted tabular-nums">
          {/* The empty list says it below; the line keeps its height, so that the first arrival moves nothing. */}
          {all.length === 0 ? "\u00A0" : waitingSummary(all, then, elsewhere)}
        </p>
        {/* They are gone with the last queue but one, whoever takes that away. */}
        <div {...keptOfTabs}>
          <QueueTabs rows={open} look={look} now={then} />
        </div>
        {next.said === null ? null : <p className="text-small text-info tabular-nums">{next.said}</p>}
        <ChoiceBar<QueueFilter>
          label={t`Which contacts`}
          selected={filter}
          onSelect={setFilter}
          choices={[
            { id: "all", label: t`All ${String(all.length)}` },
            { id: "mine", label: t`Mine ${String(mine)}` },
            { id: "waiting", label: t`Waiting ${String(waiting)}` },
          ]}
        />
      </div>
      <div {...kept}>
        <HeldBar
          since={held?.since ?? null}
          heldCount={waits}
          newCount={heldCount}
          isOutOfOrder={isOutOfOrder}
          onRelease={showAll}
        />
      </div>
      {state.kind === "loading" ? (
        <Skeleton
          rows={6}
          rowClassName="h-(--hf-row) overflow-hidden border-b border-line px-4 py-1.5"
          whenSlow={
            <div className="flex flex-col items-start gap-3 p-4">
              <p>{t`This takes longer than usual.`}</p>
              <Button onPress={retryQueue}>{t`Retry`}</Button>
            </div>
          }
        />
      ) : (
        <QueueGrid
          rows={rows}
          empty={
            <QueueEmpty
              filter={filter}
              elsewhere={elsewhere}
              isFailed={state.kind === "failed"}
              onRetry={retryQueue}
            />
          }
          openId={openId}
          canClaim={canClaim}
          onOpen={onOpen}
          onClaim={onClaim}
          onAccept={onAccept}
          onRelease={showAll}
          onHold={toggleHold}
          onReading={onReading}
        />
      )}
    </>
  );
}

const HOLD =
  "aria-pressed:border-info aria-pressed:bg-info-tint aria-pressed:text-info forced-colors:aria-pressed:forced-color-adjust-none forced-colors:aria-pressed:bg-[Highlight] forced-colors:aria-pressed:text-[HighlightText]";
