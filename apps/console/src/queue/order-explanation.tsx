import { arrangeQueue } from "@holdfast/queue-policy";
import type { QueueRow } from "@holdfast/wire";
import { Explanation } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { orderWords } from "./order-words.ts";

const SHOWN = 6;

/** Why the queue stands as it does, on request: the rule, then the reason for each of the first places. */
export function OrderExplanation({ rows }: { readonly rows: readonly QueueRow[] }): ReactNode {
  const placed = arrangeQueue(rows).slice(0, SHOWN + 1);
  return (
    <Explanation label={t`Why this order?`} title={t`Why this order?`}>
      <p>{t`Danger comes first, then what is more pressing, then whoever is owed an answer soonest, then whoever has waited longest. It is the same for everybody. Contacts that somebody has stand below, and those set aside below them.`}</p>
      <ul className="flex flex-col gap-1 text-small text-muted">
        {placed.map(({ row, beforeNextBecause }, index) => {
          const next = placed[index + 1];
          return next === undefined || beforeNextBecause === null ? null : (
            <li key={row.id}>{orderWords(row.number, next.row.number, beforeNextBecause)}</li>
          );
        })}
      </ul>
    </Explanation>
  );
}
