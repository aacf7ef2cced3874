import { Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { isAvailable } from "@holdfast/queue-policy";
import { useId, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import type { Holding, OnShift } from "./board-facts.ts";
import {
  endWords,
  goneWords,
  heavyWords,
  holdingWords,
  owedWords,
  pausedWords,
  sinceWords,
  stateWords,
} from "./board-words.ts";
import { CardList } from "./card-list.tsx";
import { ColumnFactsPlace } from "../columns/column-facts-place.tsx";
import { SkillsButtonPlace } from "../skills/skills-place.tsx";
import { CheckIn } from "./check-in.tsx";
import type { Heavy } from "./heavy-store.ts";
import { useShiftEnds } from "./shift-ends.ts";

/** Somebody on shift: since when, available or not, and what they hold; `areRowsKnown`: whether that is known at all; to leads, how much was hard. */
export function ShiftColumn({
  colleague,
  areRowsKnown,
  heavy,
}: {
  readonly colleague: OnShift;
  readonly areRowsKnown: boolean;
  readonly heavy: Heavy | null | undefined;
}): ReactNode {
  const now = useNow();
  const { shift, name, rows } = colleague;
  const gone = goneWords(shift, now);
  const paused = pausedWords(shift);
  const isLead = useMe().capabilities.has("workload.read");
  const owed = areRowsKnown ? owedWords(colleague) : t`contacts unknown`;
  return (
    <Column name={name} count={areRowsKnown ? rows.length : null} rows={rows}>
      <p className="flex flex-wrap gap-1.5">
        <Chip tone={isAvailable(shift) ? "safe" : "neutral"}>{stateWords(shift, now)}</Chip>
        {shift.role === "shift_lead" ? <Chip tone="outline">{t`Shift lead`}</Chip> : null}
        {paused === null ? null : <Chip tone="outline">{paused}</Chip>}
        {gone === null ? null : <Chip tone="concern">{gone}</Chip>}
      </p>
      <p className="text-small text-muted tabular-nums">
        {[sinceWords(shift, now), heavyWords(shift.id, heavy), owed]
          .filter((words) => words !== null)
          .join(", ")}
      </p>
      {isLead ? <EndLine id={shift.id} /> : null}
      <ColumnFactsPlace colleague={colleague} areRowsKnown={areRowsKnown} />
      <SkillsButtonPlace colleague={{ id: shift.id, name }} />
      {heavy === undefined ? null : <CheckIn name={name} heavy={heavy?.get(shift.id) ?? null} />}
    </Column>
  );
}

/** Until when they are there: to leads, who move work by it. */
function EndLine({ id }: { readonly id: string }): ReactNode {
  const now = useNow();
  const words = endWords(id, useShiftEnds(), now);
  return words === null ? null : <p className="text-small text-muted tabular-nums">{words}</p>;
}

/** Somebody who holds contacts without being on shift. */
export function OffShiftColumn({ holding }: { readonly holding: Holding }): ReactNode {
  return (
    <Column name={holding.name} count={holding.rows.length} rows={holding.rows}>
      <p className="text-small text-concern">{owedWords(holding)}</p>
    </Column>
  );
}

function Column({
  name,
  count,
  rows,
  children,
}: {
  readonly name: string;
  readonly count: number | null;
  readonly rows: Holding["rows"];
  readonly children: ReactNode;
}): ReactNode {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className="flex flex-col gap-2 rounded-lg border border-line bg-raised p-3"
    >
      <h3 id={heading} className="font-semibold wrap-anywhere tabular-nums">
        {holdingWords(name, count)}
      </h3>
      {children}
      {rows.length === 0 ? null : <CardList name={t`Contacts of ${name}`} rows={rows} />}
    </section>
  );
}
