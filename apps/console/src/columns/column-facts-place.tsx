import { createContext, type ReactNode } from "react";
import type { OnShift } from "../board/board-facts.ts";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

/** Whose column it stands in, and whether it is known at all what they have. */
export interface ColumnStood {
  readonly colleague: Pick<OnShift, "id" | "rows" | "shift">;
  readonly areRowsKnown: boolean;
}

/** The column that what comes later is drawn in. */
export const ColumnOf = createContext<ColumnStood | null>(null);

const FACTS = laterPart(async () => (await import("./column-facts.tsx")).ColumnFacts);

/** Where leads read what a colleague's load is made of; the column stands without that, and comes before it. */
export function ColumnFactsPlace(column: ColumnStood): ReactNode {
  return (
    <ColumnOf value={column}>
      <LaterBar part={FACTS} capability="workload.read" />
    </ColumnOf>
  );
}
