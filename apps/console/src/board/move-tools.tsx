import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { useContext, type ReactNode } from "react";
import { queue } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { choose } from "./choose.ts";
import { CardRow } from "./lead-moves-place.tsx";
import { askToMove, chosen, moving } from "./moving.ts";

/** Every card on the board, in the order of the page: from one to another, Shift chooses all between. */
function cardsInOrder(): readonly QueueRow["id"][] {
  return [...document.querySelectorAll<HTMLElement>("[data-card]")].flatMap(
    ({ dataset }) => (dataset["card"] as QueueRow["id"] | undefined) ?? [],
  );
}

/** What a lead does with one card beside opening it: choose it among others, or move it. */
export function MoveTools(): ReactNode {
  const row = useContext(CardRow);
  const all = useStore(chosen);
  if (row === null) return null;
  const isChosen = all.includes(row.id);
  const number = String(row.number);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-small">
      <label className="flex min-h-6 items-center gap-1.5 text-muted">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={isChosen}
          aria-label={t`Choose contact ${number}`}
          onChange={() => undefined}
          onClick={(event) => choose(row.id, event.shiftKey ? cardsInOrder() : null)}
        />
        <span aria-hidden="true">{t`Choose`}</span>
      </label>
      <Button size="small" onPress={() => askToMove(row.id)} aria-label={t`Move contact ${number}…`}>
        {t`Move…`}
      </Button>
    </span>
  );
}

/** What is chosen, and what can be done with all of it. */
export function ChosenBar(): ReactNode {
  const { rows } = useStore(queue).board;
  // What has left the board since it was chosen is not moved, and not counted.
  const all = useStore(chosen).filter((id) => rows.has(id));
  if (all.length === 0) return null;
  const count = String(all.length);
  return (
    // In view wherever on the board one chooses; what has the focus is scrolled clear of it.
    <div
      data-chosen=""
      className="sticky bottom-2 z-10 flex flex-wrap items-center gap-2 rounded-hf border border-line bg-info-tint px-3 py-2 text-info"
    >
      <output>{t`${plural(all.length, { one: "# chosen", other: "# chosen" })}`}</output>
      <Button size="small" onPress={() => moving.set({ contacts: all, to: null })}>
        {t`Move selected (${count})…`}
      </Button>
      <Button size="small" tone="quiet" onPress={() => chosen.set([])}>
        {t`Choose none`}
      </Button>
    </div>
  );
}
