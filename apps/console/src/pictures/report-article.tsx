import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords, dayWords } from "../text/time-words.ts";
import { DecideDialog } from "./decide-dialog.tsx";
import type { ReportData } from "./report-documents.ts";
import { outcomeWords } from "./report-words.ts";

/** One report decision: what is known, until when, and what became of it. */
export function ReportArticle({ report }: { readonly report: ReportData }): ReactNode {
  const now = useNow();
  const [isDeciding, decide] = useState(false);
  const at = (instant: number): string => `${dayWords(instant, now)}, ${clockWords(instant, instant)}`;
  const number = String(report.contactNumber);
  const { decided } = report;
  const title = `report-${report.id}`;
  return (
    <article
      aria-labelledby={title}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <p id={title} className="font-medium">
        {t`Picture in contact ${number}`}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-small [&>dt]:text-muted">
        <dt>{t`Marked`}</dt>
        <dd>{t`${at(report.openedAt)}, by ${report.openedBy.name}`}</dd>
        <dt>{t`Came`}</dt>
        <dd>{t`${at(report.arrivedAt)}, by ${report.channel}`}</dd>
        {decided === null ? (
          <>
            <dt>{t`Decide by`}</dt>
            <dd className={report.dueAt < now ? "font-semibold text-concern" : ""}>
              {report.dueAt < now ? t`${at(report.dueAt)}, overdue` : at(report.dueAt)}
            </dd>
          </>
        ) : (
          <>
            <dt>{t`Decided`}</dt>
            <dd>{t`${outcomeWords(decided.outcome)}, ${at(decided.at)}, by ${decided.by.name}`}</dd>
            <dt>{t`In words`}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">
              {decided.words ?? t`These words are damaged.`}
            </dd>
          </>
        )}
        <dt>{t`What they sent`}</dt>
        <dd>{keepingWords(report, at(report.keepUntil))}</dd>
      </dl>
      {decided === null ? (
        <Button
          className="self-start"
          aria-label={t`Decide about contact ${number}`}
          onPress={() => decide(true)}
        >
          {t`Decide`}
        </Button>
      ) : null}
      <DecideDialog report={report} isOpen={isDeciding && decided === null} onClose={() => decide(false)} />
    </article>
  );
}

function keepingWords({ isKept, isWithdrawn, decided }: ReportData, until: string): string {
  if (decided?.outcome === "marked_by_mistake") return t`Shown to advocates again, unless they took it back.`;
  if (!isKept && isWithdrawn && decided !== null) return t`Erased, for they took it back.`;
  if (!isKept) return t`Never fetched. The provider has it, and is not asked to delete it.`;
  if (isWithdrawn)
    return t`They took it back. It is kept sealed until ${until}, and until it is decided; then it is erased.`;
  return t`Kept sealed, at least until ${until}.`;
}
