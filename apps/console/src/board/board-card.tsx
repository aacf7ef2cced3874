import { VisuallyHidden } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { Link, useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { memo, type MouseEvent, type ReactNode } from "react";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useFollowUpMarks } from "../follow-ups/use-follow-up-marks.ts";
import { PresenceMark } from "../presence/presence-mark.tsx";
import { MediumMark } from "../queue/medium-mark.tsx";
import { RiskMark } from "../queue/risk-mark.tsx";
import { laneMark, markWords, offerWords, waitWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { MoveToolsPlace } from "./lead-moves-place.tsx";
import { dragged } from "./moving.ts";

/** One contact on the board, which opens it, named by what it shows. Drawn again when its own row changes, and when its times move. */
export const BoardCard = memo(function BoardCard({ row }: { readonly row: QueueRow }): ReactNode {
  const { id: me, capabilities } = useMe();
  const mayMove = capabilities.has("contact.reassign");
  const now = useNow();
  const { wait, due } = waitWords(row, now);
  const isOverdue = due !== null && row.dueAt <= now;
  const marks = markWords(row, me, now);
  const details = [laneMark(row), ...useFollowUpMarks(row), ...marks, offerWords(row, me)].filter(
    (words) => words !== null,
  );
  const navigate = useNavigate();

  function open(event: MouseEvent): void {
    // With a key held, the browser opens it elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id: row.id } }));
  }

  return (
    <li className="flex flex-col gap-1">
      <Link
        draggable={mayMove}
        onDragStart={(event) => {
          // A link carries its address, which any page could take that it is dropped on. A drag that carries nothing is none
          // to some browsers, so it carries no words.
          event.dataTransfer.clearData();
          event.dataTransfer.setData("text/plain", " ");
          dragged.set(row.id);
        }}
        onDragEnd={() => dragged.set(null)}
        to="/contact/$id"
        params={{ id: row.id }}
        data-card={row.id}
        onClick={open}
        className="flex min-h-11 flex-col gap-0.5 rounded-hf border border-line bg-surface px-3 py-2 hover:bg-raised"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 *:whitespace-normal">
          <span className="font-semibold tabular-nums">{t`Contact ${String(row.number)}`}</span>
          <Pause />
          <RiskMark row={row} />
          <Pause />
          <MediumMark medium={row.medium} />
        </span>
        <Pause />
        <span className="flex flex-wrap gap-x-2 text-small text-muted tabular-nums">
          <span>{wait}</span>
          <Pause />
          {due === null ? null : <span className={isOverdue ? "font-medium text-concern" : ""}>{due}</span>}
        </span>
        <Pause />
        {details.length === 0 ? null : <span className="text-small text-muted">{details.join(", ")}</span>}
      </Link>
      {/* Beside the name of the card, which would change with every letter that somebody writes. */}
      <PresenceMark contact={row.id} />
      <MoveToolsPlace row={row} />
    </li>
  );
});

/** What stands apart on screen is told apart by those who listen. */
function Pause(): ReactNode {
  return <VisuallyHidden>{". "}</VisuallyHidden>;
}
