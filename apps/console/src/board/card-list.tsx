import type { QueueRow } from "@holdfast/wire";
import { Link } from "@tanstack/react-router";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { BoardCard } from "./board-card.tsx";

/** Beyond so many the rest is a number and a way to the queue. */
export const CARDS_SHOWN = 20;

/** Contacts in the queue's order; of many the first ones, and how many more there are. */
export function CardList({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly QueueRow[];
}): ReactNode {
  const more = rows.length - CARDS_SHOWN;
  return (
    <>
      <ul aria-label={name} className="flex flex-col gap-2">
        {rows.slice(0, CARDS_SHOWN).map((row) => (
          <BoardCard key={row.id} row={row} />
        ))}
      </ul>
      {more <= 0 ? null : (
        <Link to="/queue" className="mt-2 inline-flex min-h-8 items-center text-accent underline">
          {t`${plural(more, { one: "# more in the queue", other: "# more in the queue" })}`}
        </Link>
      )}
    </>
  );
}
