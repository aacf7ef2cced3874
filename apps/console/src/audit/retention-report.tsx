import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { elsewhereWords } from "./elsewhere-words.ts";
import { FactTable } from "./fact-table.tsx";
import type { RetentionReportData } from "./retention-document.ts";
import {
  doubtWords,
  forgottenWords,
  instantWords,
  onDiskWords,
  outsideWords,
  retentionKindWords,
  waitWords,
} from "./retention-words.ts";
import { useRetentionReport } from "./use-retention-report.ts";

/** What is kept, what is gone and what is in the way (G497). */
export function RetentionReport(): ReactNode {
  const [known, lookAgain] = useRetentionReport();
  return (
    <section aria-labelledby="retention-report" className="flex flex-col gap-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="retention-report" className="text-base font-semibold">
          {t`What is forgotten, and when`}
        </h2>
        <Button size="small" onPress={lookAgain}>
          {t`Look again`}
        </Button>
      </div>
      <p className="max-w-prose text-muted">
        {t`Once a day, what its days are over for is forgotten for good. Here it is told in numbers: nothing of anybody.`}
      </p>
      {known.kind === "loading" ? <Skeleton rows={6} rowClassName="h-10 border-b border-line py-2" /> : null}
      {known.kind === "failed" ? (
        <p>{t`This could not be loaded. What is due and what is gone, is unknown.`}</p>
      ) : null}
      {known.kind === "ready" ? <ReportContent report={known.report} /> : null}
    </section>
  );
}

function ReportContent({ report }: { readonly report: RetentionReportData }): ReactNode {
  const { doubt, doubtSince, beginsAt, papersBeginAt, due, held, runs, outside, elsewhere, backupsExpireAt } =
    report;
  return (
    <>
      {doubt === null || doubtSince === null ? null : (
        <p className="max-w-prose rounded-lg bg-concern-tint px-3 py-2 text-concern">
          {t`Nothing is forgotten since ${instantWords(doubtSince)}, because ${doubtWords(doubt)}. Where the clocks are right, whoever looks after the machines says so: pnpm holdfast retention confirm-time.`}
        </p>
      )}
      {beginsAt === null ? null : (
        <p className="max-w-prose">
          {t`Nothing is forgotten before ${instantWords(beginsAt)}, unless an administrator keeps the days of “Forgetting in time” sooner.`}
        </p>
      )}
      {papersBeginAt === null ? null : (
        <p className="max-w-prose">
          {t`Inquiries, legal papers, breaches and rows of the audit are not forgotten before ${instantWords(papersBeginAt)}, unless an administrator keeps those days sooner.`}
        </p>
      )}
      <FactTable
        title={t`Due now`}
        columns={[t`Of what`, t`How many are due`]}
        rows={due.map(({ kind, count }) => [retentionKindWords(kind), String(count)])}
        emptyWords={t`Nothing is due.`}
      />
      <FactTable
        title={t`Due, and waiting`}
        columns={[t`Of what`, t`It waits because`, t`How many wait`]}
        rows={held.map(({ kind, because, count }) => [
          retentionKindWords(kind),
          waitWords(because),
          String(count),
        ])}
        emptyWords={t`Nothing that is due waits for anything.`}
      />
      <FactTable
        title={t`What was forgotten`}
        columns={[t`When it was forgotten`, t`What was forgotten`, t`On the disk`]}
        rows={runs.map((run) => [instantWords(run.beganAt), forgottenWords(run.forgotten), onDiskWords(run)])}
        emptyWords={t`Nothing was forgotten yet.`}
      />
      {backupsExpireAt === null ? null : (
        <p className="max-w-prose">
          {t`Of what was forgotten last, backups that were made before are to be gone by ${instantWords(backupsExpireAt)}.`}
        </p>
      )}
      <FactTable
        title={t`At providers`}
        columns={[t`Channel`, t`Copies that are known`, t`To be gone`]}
        rows={outside.map((each) => [each.channel, String(each.copies), outsideWords(each)])}
        emptyWords={t`No copy is known to lie at a provider.`}
      />
      <FactTable
        title={t`Where nobody here can ask for it`}
        columns={[t`What stays`, t`Until when`, t`What an operator does`]}
        rows={elsewhere.map(elsewhereWords)}
        emptyWords={t`Nothing stays elsewhere.`}
      />
    </>
  );
}
