import "../roles/screen-texts.ts";
import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { useNavigate } from "@tanstack/react-router";
import { plural, t } from "@lingui/core/macro";
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { isWriting } from "../keys/is-writing.ts";
import { LANE_COMMANDS } from "../keys/lane-commands.ts";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { isAlarming } from "../queue/is-alarming.ts";
import { moveByKey } from "../queue/moves.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { settle } from "../queue/stable-list.ts";
import { useRovingFocus } from "../queue/use-roving-focus.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { FloodCards } from "../floods/flood-cards.tsx";
import { useGroups } from "../floods/use-groups.ts";
import { useFirstWords } from "./first-words.ts";
import { judge } from "./judge.ts";
import { toJudge, unjudged } from "./to-judge.ts";
import { openTriageMenu } from "./triage-buttons.tsx";
import { TriageCard } from "./triage-card.tsx";

/** What nobody has claimed or judged, with the first words of each: read, press a number, and go on. Claims nothing. */
export function TriageScreen(): ReactNode {
  const { kind, board } = useStore(queue);
  const all = useMemo(() => unjudged(board), [board]);
  const [tookApart, takeApart] = useState<ReadonlySet<ContactId>>(new Set());
  const groups = useGroups(all, tookApart);
  const latest = useMemo(() => {
    const grouped = new Set(groups.flatMap(({ members }) => members.map(({ row }) => row.id)));
    return toJudge(all, grouped);
  }, [all, groups]);
  const [shown, setShown] = useState<readonly ContactId[]>([]);
  const byId = useMemo(() => new Map(latest.map((row) => [row.id, row])), [latest]);
  // Held as long as there is something to read: a card moves for nobody but danger.
  const settled = settle(
    shown,
    latest.map(({ id }) => id),
    shown.some((id) => byId.has(id)),
    (id) => {
      const row = byId.get(id);
      return row !== undefined && isAlarming(row);
    },
  );
  if (settled.shown.join() !== shown.join()) setShown(settled.shown);
  const rows = settled.shown.flatMap((id) => byId.get(id) ?? []);
  useArrivalFocus("#work");
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`Triage`}</h1>
          {settled.held.length === 0 && !settled.isOutOfOrder ? null : (
            <Button size="small" onPress={() => setShown([])}>
              {settled.held.length === 0
                ? t`Show in order`
                : t`${plural(settled.held.length, { one: "# new", other: "# new" })} ▲`}
            </Button>
          )}
        </div>
        <p className="max-w-prose text-small text-muted">
          {t`Reading here claims nothing. The keys work on the card that has the focus; each can be changed under “Keys”.`}
        </p>
        <FloodCards
          groups={groups}
          onTakeApart={(ids) => takeApart((before) => new Set([...before, ...ids]))}
        />
        {rows.length + groups.length > 0 ? null : (
          <p>{kind === "ready" ? t`Nobody is waiting for triage.` : t`Loading…`}</p>
        )}
        <Cards rows={rows} onRelease={() => setShown([])} />
      </div>
    </main>
  );
}

interface CardsProps {
  readonly rows: readonly QueueRow[];
  /** Shows what is new, in its order. */
  readonly onRelease: () => void;
}

function Cards({ rows, onRelease }: CardsProps): ReactNode {
  const container = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const broken = breakOf(useStore(freshness), useNow());
  const { wordsOf, retry } = useFirstWords(rows);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const roving = useRovingFocus(ids, container, scrollNowhere, sayNext);
  const isOff = broken === "reconnecting" || broken === "offline";

  const open = (row: QueueRow): void => {
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id: row.id } }));
  };

  const active = rows.find(({ id }) => id === roving.active);
  const step = (by: 1 | -1): void => {
    const next =
      ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(active?.id ?? ("" as ContactId)) + by))];
    if (next !== undefined) roving.moveTo(next);
  };
  const on = (act: (row: QueueRow) => void): Doing =>
    active === undefined ? { reason: t`Nobody is waiting for triage.` } : { run: () => act(active) };
  const menu = (which: "speaker" | "language" | "aside"): Doing =>
    on((row) => openTriageMenu(document.querySelector(`[data-row="${row.id}"]`), which));
  useDoings({
    "queue.next": { run: () => step(1) },
    "queue.previous": { run: () => step(-1) },
    "queue.open": on(open),
    "queue.release": { run: onRelease },
    ...Object.fromEntries(
      LANE_COMMANDS.map(({ id, lane }) => [
        id,
        isOff
          ? { reason: t`Off until the queue is current.` }
          : on((row) => void judge(row, { kind: "lane", lane })),
      ]),
    ),
    "contact.speaker": menu("speaker"),
    "contact.language": menu("language"),
    "contact.aside": menu("aside"),
  });

  /** Keys that every list has, and that stay as they are. */
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target))
      return;
    if (active === undefined || !event.currentTarget.contains(event.target as Node)) return;
    const isOnCard = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
    const target = moveByKey(event.key, ids.indexOf(active.id), ids.length, 3);
    const next = target === null ? undefined : ids[target];
    if (next !== undefined) roving.moveTo(next);
    else if (event.key === "Enter" && isOnCard) open(active);
    else return;
    event.preventDefault();
  }

  return (
    // Keys that work on the card that has the focus; every one of them has a button too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={container}
      tabIndex={-1}
      data-keys="queue"
      className="flex flex-col gap-3"
      onKeyDown={onKeyDown}
      onFocus={roving.onEnter}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) roving.onBlur();
      }}
    >
      {rows.map((row) => (
        <TriageCard
          key={row.id}
          row={row}
          words={wordsOf(row.id)}
          isTabStop={row.id === roving.active}
          isDisabled={isOff}
          onFocus={roving.onFocus}
          onOpen={open}
          onRetry={retry}
        />
      ))}
    </div>
  );
}

/** The browser brings a card into view by itself when it takes the focus. */
const scrollNowhere = (): void => undefined;

function sayNext(_gone: ContactId, now: ContactId | null): void {
  const next = now === null ? null : String(rowOf(queue.get(), now)?.number ?? "");
  announce({
    kind: "triage-next",
    urgency: "polite",
    words: () => (next === null ? t`Nobody is waiting for triage.` : t`Now on contact ${next}.`),
  });
}
