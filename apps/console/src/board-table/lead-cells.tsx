import { standsAs } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { ColumnFactsPlace } from "../columns/column-facts-place.tsx";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { TableRow } from "./table-rows.ts";

/** What leads alone read in a row of the table (AL67): how much was hard, since when there was no break, and what their column says. */
export function LeadCells({
  row: { id, rows, hard, backSince, shift },
  areRowsKnown,
}: {
  readonly row: TableRow;
  readonly areRowsKnown: boolean;
}): ReactNode {
  const now = useNow();
  const isResting = shift !== null && standsAs(shift) === "break";
  return (
    <>
      <td className="px-3 py-2">{hard === null ? t`unknown` : String(hard)}</td>
      <td className="px-3 py-2">
        {shift === null || isResting ? null : backSince === null ? t`unknown` : clockWords(backSince, now)}
      </td>
      <td className="min-w-56 px-3 py-2">
        {shift === null ? null : (
          <ColumnFactsPlace colleague={{ id, rows, shift }} areRowsKnown={areRowsKnown} />
        )}
      </td>
    </>
  );
}
