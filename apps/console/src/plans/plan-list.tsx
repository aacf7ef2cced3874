import { Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ListedPlan } from "../blocks/block-documents.ts";
import { MediumMark } from "../queue/medium-mark.tsx";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";

/** The plans there are, the next to be reviewed first: facts, and the way to each. */
export function PlanList({ plans }: { readonly plans: readonly ListedPlan[] }): ReactNode {
  const now = useNow();
  if (plans.length === 0) return <p>{t`There is no plan.`}</p>;
  return (
    <ul aria-label={t`Plans`} className="overflow-hidden rounded-lg border border-line bg-surface">
      {plans.map(({ row, writtenBy, writtenAt, reviewBy }) => (
        <li
          key={row.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0"
        >
          <Link
            to="/contact/$id"
            params={{ id: row.id }}
            className="flex min-h-8 w-32 items-center font-semibold whitespace-nowrap tabular-nums underline"
          >
            {t`Contact ${String(row.number)}`}
          </Link>
          <MediumMark medium={row.medium} />
          <span className="text-small text-muted tabular-nums">
            {t`written by ${writtenBy.name} at ${clockWords(writtenAt, now)}`}
          </span>
          {reviewBy <= now ? (
            <Chip tone="concern">{t`Review overdue since ${clockWords(reviewBy, now)}`}</Chip>
          ) : (
            <span className="text-small tabular-nums">{t`to be reviewed by ${clockWords(reviewBy, now)}`}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
