/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a windowed grid cannot be a table */
import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { Button, Chip, classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { memo, type ReactNode } from "react";
import { isUnansweredCall, useCall } from "../calls/calls.ts";
import { useFollowUpMarks } from "../follow-ups/use-follow-up-marks.ts";
import { preferences } from "../keys/preferences.ts";
import { PresenceMark } from "../presence/presence-mark.tsx";
import { FirstOfferMark, useMarkSentence, useRowMarks } from "../same-address/same-address-mark.tsx";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { AskedMark } from "../takeover/asked-mark.tsx";
import { MediumMark } from "./medium-mark.tsx";
import { isAlarming } from "./is-alarming.ts";
import { RiskMark } from "./risk-mark.tsx";
import {
  attemptWords,
  holderWords,
  laneMark,
  markWords,
  offerWords,
  rowName,
  waitOf,
  type ClaimAttempt,
} from "./row-words.ts";
import { useRowQueue } from "./use-row-queue.ts";

export interface QueueRowViewProps {
  readonly row: QueueRow;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly now: number;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly attempt: ClaimAttempt | null;
  readonly canClaim: boolean;
  readonly onFocus: (id: ContactId) => void;
  readonly onOpen: (row: QueueRow) => void;
  readonly onClaim: (row: QueueRow) => void;
  readonly onAccept: (row: QueueRow) => void;
}

/** One contact in the queue: risk, channel, number, how long it waits, who has it, and the one thing to do. */
export const QueueRowView = memo(function QueueRowView(props: QueueRowViewProps): ReactNode {
  const { row, attempt, now } = props;
  const me = useMe().id;
  const call = useCall(row.id);
  const { wait, due } = waitOf(row, call, me, now);
  const isOverdue = due !== null && row.dueAt <= now;
  const isMine = row.holder?.id === me;
  const isDanger = isAlarming(row);
  const agreed = useFollowUpMarks(row);
  const queue = useRowQueue(row, now);
  const lane = laneMark(row);
  const own = markWords(row, me, now);
  // That a lead is asked wants somebody now, and mostly something that was agreed is due as well: it comes before it.
  const asked = Number(row.liftAskedAt !== null && row.liftAnswer === null);
  const marks = [...own.slice(0, asked), ...agreed, ...useRowMarks(row), ...own.slice(asked)];
  const same = useMarkSentence(row, now);
  const holds = row.holder !== null || attempt !== null;
  const holder = (
    <span
      className={classNames("max-w-full truncate", (isMine || attempt !== null) && "font-medium text-accent")}
    >
      {attempt === null ? (offerWords(row, me) ?? holderWords(row, me, now)) : attemptWords(attempt, now)}
    </span>
  );
  const isCompact = useStore(preferences).density === "compact";
  return (
    // The grid listens for keys; the row only knows the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-row={row.id}
      data-pane-focus=""
      aria-rowindex={props.index + 1}
      aria-label={[
        rowName(row, me, now, call),
        ...agreed.map((mark) => `${mark}.`),
        same === null ? [] : `${same}.`,
        queue === null ? [] : t`Queue: ${queue}.`,
      ]
        .flat()
        .join(" ")}
      aria-current={props.isOpen ? "true" : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => props.onFocus(row.id)}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest("button"))) props.onOpen(row);
      }}
      className={classNames(
        "absolute inset-x-0 top-0 flex cursor-default items-center gap-3 border-b border-line px-4 -outline-offset-2!",
        groundOf(isDanger && row.holder === null, props.isOpen),
      )}
      style={{ height: props.height, transform: `translateY(${String(props.top)}px)` }}
    >
      {isDanger || isMine ? (
        <span
          aria-hidden="true"
          className={classNames(
            "absolute inset-y-0 left-0 w-1.5 forced-colors:bg-[CanvasText]",
            isDanger ? "bg-danger" : "bg-accent",
          )}
        />
      ) : null}
      <div
        role="gridcell"
        className={classNames(
          "flex min-w-0 flex-1 overflow-hidden",
          isCompact ? "items-center gap-2.5" : "flex-col justify-center *:flex-none",
        )}
      >
        {/* What does not fit goes into a line that is not shown; the row's name and the contact have it all. */}
        <span
          className={classNames(
            "flex h-5.5 items-center gap-x-2.5 gap-y-2 overflow-hidden whitespace-nowrap",
            isCompact ? "shrink-0" : "flex-wrap",
          )}
        >
          {/* The lane is cut short before it is not seen. */}
          <span className="flex max-w-full min-w-0 items-center gap-x-2.5">
            <span className="font-semibold tabular-nums">{row.number}</span>
            <RiskMark row={row} />
            <MediumMark medium={row.medium} />
            {lane === null || isCompact ? null : <LaneMark words={lane} />}
          </span>
          {isCompact
            ? null
            : marks.map((mark) => (
                <Chip key={mark} tone="outline">
                  {mark}
                </Chip>
              ))}
        </span>
        {/* What matters most of it stands first, since the end is what does not fit. */}
        <span className="flex h-4.5 min-w-0 flex-1 flex-wrap gap-x-2 gap-y-2 overflow-hidden text-small whitespace-nowrap text-muted tabular-nums">
          {lane !== null && isCompact ? <span className="max-w-full truncate">{lane}</span> : null}
          {holds ? holder : null}
          {attempt === null && due !== null ? (
            <span className={isOverdue ? "font-medium text-concern" : ""}>{due}</span>
          ) : null}
          <AskedMark row={row} />
          <FirstOfferMark row={row} now={now} />
          <PresenceMark contact={row.id} />
          <span>{wait}</span>
          {queue === null ? null : <span className="max-w-full truncate">{queue}</span>}
          {holds ? null : holder}
          {isCompact && marks.length > 0 ? <span>{marks.join(", ")}</span> : null}
        </span>
      </div>
      <div role="gridcell" className="shrink-0">
        <RowAction {...props} />
      </div>
    </div>
  );
});

function LaneMark({ words }: { readonly words: string }): ReactNode {
  return (
    <Chip tone="outline" className="min-w-0 shrink">
      <span className="truncate">{words}</span>
    </Chip>
  );
}

/**
 * Danger that nobody has taken on yet is tinted as a whole, open or not; the marks at its edge say that it is open, and stand
 * inside the ring of the focus, which is not seen on their colour.
 */
function groundOf(isUnclaimedDanger: boolean, isOpen: boolean): string {
  return classNames(
    isUnclaimedDanger ? "bg-danger-tint" : isOpen ? "bg-selected" : "bg-surface hover:bg-raised",
    isOpen && "forced-colors:border-y-4",
    isOpen &&
      isUnclaimedDanger &&
      "shadow-[inset_0_0_0_2px_var(--hf-danger)] focus-visible:shadow-[inset_0_0_0_2px_var(--hf-danger-tint),inset_0_0_0_4px_var(--hf-danger)]",
  );
}

/** Pressed in a hurry, so a button is as high as its row to the finger, if not to the eye. */
const ACTION_SIZES = {
  comfortable: { size: "tall", className: "" },
  default: { size: "small", className: "relative after:absolute after:inset-x-0 after:-inset-y-1.5" },
  compact: { size: "inline", className: "relative after:absolute after:inset-x-0 after:-inset-y-1" },
} as const;

function RowAction({ row, attempt, canClaim, onClaim, onAccept }: QueueRowViewProps): ReactNode {
  const me = useMe().id;
  const number = String(row.number);
  const isCalling = isUnansweredCall(useCall(row.id));
  const size = ACTION_SIZES[useStore(preferences).density];
  if (row.holder === null) {
    return (
      <Button
        tone={isAlarming(row) ? "danger" : "plain"}
        {...size}
        excludeFromTabOrder
        isDisabled={!canClaim}
        isPending={attempt?.kind === "claiming"}
        aria-label={isCalling ? t`Answer contact ${number}` : t`Claim contact ${number}`}
        onPress={() => onClaim(row)}
      >
        {isCalling ? t`Answer` : t`Claim`}
      </Button>
    );
  }
  if (row.offeredTo?.id === me) {
    return (
      <Button
        tone="primary"
        {...size}
        excludeFromTabOrder
        isDisabled={!canClaim}
        aria-label={t`Accept contact ${number}`}
        onPress={() => onAccept(row)}
      >
        {t`Accept`}
      </Button>
    );
  }
  return null;
}
