import "../share/share-texts.ts";
import "../watching/watching-texts.ts";
import { useContext, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { ColumnOf } from "./column-facts-place.tsx";
import { columnClockWords, crisesWords, loadWords } from "./column-words.ts";
import { useColumns } from "./use-columns.ts";

/** What leads read of a colleague to move work by (AL67): load, room, time since a break, open crises, and the clocks that run. */
export function ColumnFacts(): ReactNode {
  const column = useContext(ColumnOf);
  const dataOf = useColumns();
  const now = useNow();
  if (column === null) return null;
  const { hand, room, sinceBreak, clocks, unknown } = dataOf(column.colleague);
  return (
    <ul data-column-facts="" className="flex flex-col gap-0.5 text-small text-muted tabular-nums">
      {column.areRowsKnown ? (
        <>
          {hand.crises === 0 ? null : <li className="font-medium text-danger">{crisesWords(hand.crises)}</li>}
          <li>{loadWords(hand)}</li>
          <li>{room}</li>
        </>
      ) : null}
      {sinceBreak === null ? null : <li>{sinceBreak}</li>}
      {clocks.map((clock) => (
        <li
          key={clock.kind}
          className={clock.dueAt !== null && clock.dueAt <= now ? "font-medium text-concern" : ""}
        >
          {columnClockWords(clock, now)}
        </li>
      ))}
      {unknown.map((words) => (
        <li key={words} className="text-concern">
          {words}
        </li>
      ))}
    </ul>
  );
}
