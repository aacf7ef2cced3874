import "../roles/screen-texts.ts";
import { Button, classNames, Skeleton } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useEffect, useRef, type FocusEvent, type ReactNode } from "react";
import { AlarmsPlace } from "../alarms/alarms-place.tsx";
import { FollowUpsSection } from "../follow-ups/follow-ups-section.tsx";
import { CrisesPlace } from "../crisis/crises-place.tsx";
import { FellPlace } from "../handover/fell-place.tsx";
import { UnlistedPlace } from "../calls/unlisted-place.tsx";
import { boardForm } from "../board-table/board-form.ts";
import { TablePlace, TableToggle } from "../board-table/table-place.tsx";
import { AnnouncePlace } from "../announcements/announce-place.tsx";
import { LastHourPlace } from "../last-hour/last-hour-place.tsx";
import { StaffingPlace } from "../staffing/staffing-place.tsx";
import { useDoings } from "../keys/doings.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { breakOf } from "../live/freshness.ts";
import { retryQueue } from "../queue/retry-queue.ts";
import { SuggestedPlace } from "../routing/suggested-place.tsx";
import { HeldPlace } from "../share/held-place.tsx";
import { SkillsPlace } from "../skills/skills-place.tsx";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { BOARD_GRID, BoardSection } from "./board-section.tsx";
import { boardFreshness } from "./board-store.ts";
import { asOfWords, heldWords } from "./board-words.ts";
import { CallEndingsPlace } from "./call-endings-place.tsx";
import { ClockNotice } from "./clock-notice.tsx";
import { HealthSection } from "./health-section.tsx";
import { LeadMovesPlace } from "./lead-moves-place.tsx";
import { LeadNotice } from "./lead-notice.tsx";
import { retryBoard } from "./load-board.ts";
import { DropTarget } from "./drop-target.tsx";
import { forgetMoving, TO_QUEUE } from "./moving.ts";
import { OffShiftColumn, ShiftColumn } from "./shift-column.tsx";
import { useBoard, type ShownBoard } from "./use-board.ts";
import { useHeavy } from "./use-heavy.ts";
import { ChannelSection, UnclaimedSection } from "./waiting-section.tsx";

/** Who is on shift and with what, who waits, and whether that goes well. Leads move contacts here, by one form. */
export function BoardScreen(): ReactNode {
  const facts = useBoard();
  useEffect(() => forgetMoving, []);
  const fresh = useStore(boardFreshness);
  const broken = breakOf(fresh, useNow(1_000));
  const isCurrent = fresh.kind === "live" || broken === "flicker";
  const focused = useRef<string | null>(null);
  useArrivalFocus("#work");
  useDoings({ "board.hold": { run: facts.toggleHold } });
  // A card that had the focus and is elsewhere now, or gone: the focus goes after it, or stays on the board.
  const kept = useKeptFocus(() => {
    const card = document.querySelector<HTMLElement>(`[data-card="${focused.current ?? ""}"]`);
    (card ?? document.querySelector<HTMLElement>("#work"))?.focus();
  });
  const watched = {
    onFocus: (event: FocusEvent<HTMLElement>): void => {
      focused.current = event.target.dataset["card"] ?? null;
      kept.onFocus(event);
    },
    onBlur: kept.onBlur,
  };
  const isBlank = facts.isLoading && facts.unclaimed === null && facts.onShift === null;
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      data-keys="board"
      // What takes the focus is brought into view with the ring around it.
      className="min-h-0 flex-1 scroll-p-2 overflow-y-auto has-data-chosen:scroll-pb-20 -outline-offset-2!"
      {...watched}
    >
      <div className="mx-auto flex max-w-7xl flex-col gap-5 p-4">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-xl font-semibold tracking-tight">{t`Board`}</h1>
          <p
            data-as-of=""
            className={classNames(
              "text-small tabular-nums",
              isCurrent ? "text-muted" : "font-medium text-concern",
            )}
          >
            {asOfWords(fresh) ?? t`Connecting. Not known to be current.`}
          </p>
          <p className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1">
            {facts.held === null ? null : (
              <span className="text-small font-medium text-info tabular-nums">{heldWords(facts.held)}</span>
            )}
            <TableToggle />
            <Button size="small" aria-pressed={facts.held !== null} onPress={facts.toggleHold}>
              {t`Hold updates`}
              <KeyHint id="board.hold" />
            </Button>
          </p>
        </div>
        {isBlank ? (
          <Skeleton rows={4} rowClassName="h-20 rounded-lg border border-line p-4" />
        ) : (
          <div data-board={isCurrent ? "current" : "stale"} className="flex flex-col gap-6">
            <ClockNotice />
            <LeadNotice />
            <AlarmsPlace />
            <HealthSection facts={facts} />
            <SuggestedPlace />
            <CrisesPlace />
            <FellPlace />
            <UnlistedPlace />
            <MovedBetween facts={facts} />
            <OffShiftSection facts={facts} />
            <LeadMovesPlace />
            <HeldPlace />
            <FollowUpsSection />
            <ChannelSection channels={facts.channels} />
            <LastHourPlace />
            <StaffingPlace />
            <CallEndingsPlace />
            <AnnouncePlace />
            <SkillsPlace />
          </div>
        )}
      </div>
    </main>
  );
}

/** Who waits beside those who could take them, where there is room: from there to here a card is dragged. The table takes all of it. */
function MovedBetween({ facts }: { readonly facts: ShownBoard }): ReactNode {
  const isTable = useStore(boardForm) === "table";
  return (
    <div
      className={classNames(
        "flex flex-col gap-6",
        !isTable && "lg:grid lg:grid-cols-[minmax(17rem,1fr)_minmax(0,3fr)] lg:items-start",
      )}
    >
      <DropTarget to={TO_QUEUE}>
        <UnclaimedSection facts={facts} />
      </DropTarget>
      <OnShiftSection facts={facts} />
    </div>
  );
}

function OnShiftSection({ facts }: { readonly facts: ShownBoard }): ReactNode {
  const { onShift, unclaimed, isLoading } = facts;
  const isTable = useStore(boardForm) === "table";
  const heavy = useHeavy();
  const count = onShift === null ? t`unknown` : String(onShift.length);
  return (
    <BoardSection heading={t`On shift: ${count}`}>
      {onShift === null && !isLoading ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>{t`Who is on shift is unknown.`}</p>
          <Button
            onPress={() => {
              retryBoard();
              retryQueue();
            }}
          >
            {t`Retry`}
          </Button>
        </div>
      ) : null}
      {onShift?.length === 0 ? <p>{t`No one on shift yet.`}</p> : null}
      {isTable ? <TablePlace facts={facts} /> : null}
      <div className={BOARD_GRID}>
        {(isTable ? null : onShift)?.map((colleague) => (
          <DropTarget key={colleague.id} to={colleague.id}>
            <ShiftColumn colleague={colleague} areRowsKnown={unclaimed !== null} heavy={heavy} />
          </DropTarget>
        ))}
      </div>
    </BoardSection>
  );
}

function OffShiftSection({ facts: { onShift, offShift } }: { readonly facts: ShownBoard }): ReactNode {
  const isTable = useStore(boardForm) === "table";
  // The table has them among the others, where who is on shift is known.
  if (offShift === null || offShift.length === 0 || (isTable && onShift !== null)) return null;
  const count = offShift.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className="rounded-lg border-2 border-dashed border-concern p-3">
      <BoardSection
        heading={
          onShift === null
            ? t`Held, on shift or not: ${String(count)}`
            : t`${plural(count, { one: "# contact held by somebody who is not on shift", other: "# contacts held by somebody who is not on shift" })}`
        }
      >
        <div className={BOARD_GRID}>
          {offShift.map((holding) => (
            <OffShiftColumn key={holding.id} holding={holding} />
          ))}
        </div>
      </BoardSection>
    </div>
  );
}
