import type { QueueRow } from "@holdfast/wire";
import type { ReactNode } from "react";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { judge, refusalOf, refused } from "./judge.ts";
import { TriageButtons } from "./triage-buttons.tsx";
import { laneReasonWords } from "./triage-words.ts";

export interface TriageBarProps {
  readonly row: QueueRow;
  /** Whether its buttons stand in a line with others, and are as quiet as they are. */
  readonly isInline?: boolean;
}

/** What was found of a contact, why its lane is what it is, and how to find more. */
export function TriageBar({ row, isInline = false }: TriageBarProps): ReactNode {
  const me = useMe();
  const broken = breakOf(useStore(freshness), useNow());
  const refusal = refusalOf(row, useStore(refused));
  const isTheirs = row.holder !== null && row.holder.id !== me.id;
  return (
    <div
      className={isInline ? "contents" : "flex flex-wrap items-center gap-x-3 gap-y-1"}
      data-triage-of={row.id}
    >
      <TriageButtons
        row={row}
        isInline={isInline}
        isDisabled={isTheirs || broken === "reconnecting" || broken === "offline"}
        onFind={(finding) => void judge(row, finding)}
      />
      {row.laneReason === null ? null : (
        <span className="text-small text-muted">{laneReasonWords(row.laneReason)}</span>
      )}
      {refusal === null ? null : <span className="text-small font-medium text-concern">{refusal}</span>}
    </div>
  );
}
