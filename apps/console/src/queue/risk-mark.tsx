import { dangerOf } from "@holdfast/queue-policy";
import { Chip } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import type { ReactNode } from "react";
import { riskWords } from "../text/domain-words.ts";

/** Risk as shape and word: a filled diamond for danger, a ring for routine. */
export function RiskMark({
  row,
}: {
  readonly row: Pick<QueueRow, "danger" | "lane" | "laneReason">;
}): ReactNode {
  const danger = dangerOf(row);
  if (danger !== null) {
    return (
      <Chip tone="danger">
        <span aria-hidden="true">◆</span>
        {riskWords(danger)}
      </Chip>
    );
  }
  return (
    <span className="inline-flex items-center gap-1 text-small text-muted">
      <span aria-hidden="true">○</span>
      {riskWords(danger)}
    </span>
  );
}
