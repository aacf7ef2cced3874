import "../watching/watching-texts.ts";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { endWords, goneWords, pausedWords, stateWords } from "../board/board-words.ts";
import { heavySeen } from "../board/heavy-store.ts";
import { MoveToolsPlace } from "../board/lead-moves-place.tsx";
import { useShiftEnds } from "../board/shift-ends.ts";
import { useMe } from "../session/use-me.ts";
import { SkillsButtonPlace } from "../skills/skills-place.tsx";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { boardOrder, type SortKey } from "./board-form.ts";
import { LeadCells } from "./lead-cells.tsx";
import { tableFacts } from "./table-place.tsx";
import { inOrder, tableRows, type TableRow } from "./table-rows.ts";

/** Beyond so many of one colleague the rest is a number. */
const LINKS_SHOWN = 12;

interface Column {
  readonly key: SortKey;
  readonly name: string;
  readonly isNumber: boolean;
}

/** Who is on shift and with what, as one table: the same facts as the columns, in an order of one's choice. */
export function BoardTable(): ReactNode {
  const facts = useStore(tableFacts);
  const isLead = useMe().capabilities.has("workload.read");
  // The board, which this stands on, keeps it current: whoever went back to the columns would find it forgotten.
  const heavy = useStore(heavySeen);
  const order = useStore(boardOrder);
  if (facts === null || facts.onShift === null) return null;
  const { onShift, offShift, unclaimed } = facts;
  const areRowsKnown = unclaimed !== null;
  const columns: readonly Column[] = [
    { key: "name", name: t`Advocate`, isNumber: false },
    { key: "state", name: t`State`, isNumber: false },
    { key: "since", name: t`On shift since`, isNumber: false },
    { key: "held", name: t`Contacts`, isNumber: true },
    { key: "owed", name: t`Wait for an answer`, isNumber: true },
    { key: "danger", name: t`In danger`, isNumber: true },
    ...(isLead ? leadColumns() : []),
  ];
  const rows = inOrder(tableRows(onShift, offShift ?? [], heavy), order);
  // That nobody is on shift is said above it, in words: a head over nothing says it to nobody.
  if (rows.length === 0) return null;
  return (
    // A table keeps its columns where the screen is narrow: it is scrolled by itself, and the page is not.
    <section
      aria-label={t`Who is on shift, as a table`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- whatever is scrolled is scrolled by keys, too
      tabIndex={0}
      className="max-w-full overflow-x-auto rounded-lg border border-line bg-surface -outline-offset-2!"
    >
      <table className="w-full text-small tabular-nums">
        <thead className="border-b border-line text-left">
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
            {isLead ? (
              <th scope="col" className="px-3 py-2 font-medium text-muted">{t`Load and clocks`}</th>
            ) : null}
            <th scope="col" className="px-3 py-2 font-medium text-muted">{t`Which`}</th>
            {isLead ? (
              <th scope="col" className="px-3 py-2 font-medium text-muted">{t`What they are offered`}</th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} areRowsKnown={areRowsKnown} isLead={isLead} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** By what a lead moves work, and what of it can be put in order. */
const leadColumns = (): readonly Column[] => [
  { key: "hard", name: t`Hard, this shift`, isNumber: true },
  // Whoever had none for longest comes first.
  { key: "break", name: t`No break since`, isNumber: false },
];

function Heading({ column: { key, name, isNumber } }: { readonly column: Column }): ReactNode {
  const { by, isDown } = useStore(boardOrder);
  const isSorted = by === key;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDown ? "descending" : "ascending") : "none"}
      className="px-1 py-1 font-medium"
    >
      <button
        type="button"
        aria-label={name}
        className="inline-flex min-h-8 items-center gap-1 rounded-hf px-2 text-left text-muted hover:text-ink aria-pressed:text-ink"
        // Numbers are wanted from the most, names from the first.
        onClick={() => boardOrder.set({ by: key, isDown: isSorted ? !isDown : isNumber })}
      >
        {name}
        <span aria-hidden="true" className="w-3">
          {isSorted ? (isDown ? "▾" : "▴") : ""}
        </span>
      </button>
    </th>
  );
}

function Row({
  row,
  areRowsKnown,
  isLead,
}: {
  readonly row: TableRow;
  readonly areRowsKnown: boolean;
  readonly isLead: boolean;
}): ReactNode {
  const { id, name, shift, rows, owed, endangered } = row;
  const now = useNow();
  const unknown = t`unknown`;
  const number = (count: number): string => (areRowsKnown ? String(count) : unknown);
  const more = rows.length - LINKS_SHOWN;
  const count = String(more);
  const states =
    shift === null
      ? [t`Not on shift`]
      : [
          stateWords(shift, now),
          shift.role === "shift_lead" ? t`Shift lead` : null,
          pausedWords(shift),
          goneWords(shift, now),
        ].filter((words) => words !== null);
  return (
    <tr className="border-b border-line align-top last:border-b-0">
      <th scope="row" className="px-3 py-2 text-left font-semibold wrap-anywhere">
        {name}
      </th>
      <td className="min-w-32 px-3 py-2">{states.join(", ")}</td>
      <td className="min-w-28 px-3 py-2">
        {shift === null ? null : clockWords(shift.since, now)}
        {shift !== null && isLead ? <End id={id} /> : null}
      </td>
      <td className="px-3 py-2">{number(rows.length)}</td>
      <td className="px-3 py-2">{number(owed)}</td>
      <td className={endangered > 0 ? "px-3 py-2 font-semibold text-danger" : "px-3 py-2"}>
        {number(endangered)}
      </td>
      {isLead ? <LeadCells row={row} areRowsKnown={areRowsKnown} /> : null}
      <td className="min-w-32 px-3 py-1">
        <ul className="flex flex-wrap gap-x-3">
          {rows.slice(0, LINKS_SHOWN).map((each) => (
            <li key={each.id} className="flex flex-wrap items-center gap-x-2">
              <Link
                to="/contact/$id"
                params={{ id: each.id }}
                data-card={each.id}
                aria-label={t`Contact ${String(each.number)}, with ${name}`}
                className="inline-flex min-h-6 min-w-6 items-center text-accent underline"
              >
                {String(each.number)}
              </Link>
              <MoveToolsPlace row={each} />
            </li>
          ))}
          {more > 0 ? <li>{t`and ${count} more`}</li> : null}
        </ul>
      </td>
      {isLead ? (
        <td className="px-1 py-1">
          {shift === null ? null : <SkillsButtonPlace colleague={{ id, name }} />}
        </td>
      ) : null}
    </tr>
  );
}

/** Until when they are there: to leads, who move work by it. */
function End({ id }: { readonly id: string }): ReactNode {
  const words = endWords(id, useShiftEnds(), useNow());
  return words === null ? null : <span className="block text-muted">{words}</span>;
}
