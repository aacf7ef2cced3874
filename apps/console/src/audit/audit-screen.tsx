import "./audit-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { AuditForm } from "./audit-form.tsx";
import { AuditRow } from "./audit-row.tsx";
import { RetentionReport } from "./retention-report.tsx";
import { useAudit, type Audit } from "./use-audit.ts";
import { useAuditAccounts } from "./use-audit-accounts.ts";

/** Who looked at a contact or a case, and what somebody looked at: for privacy officers and administrators. */
export function AuditScreen(): ReactNode {
  const audit = useAudit();
  const accounts = useAuditAccounts();
  useArrivalFocus("#work");
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
      {...kept}
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4 sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">{t`Audit`}</h1>
        <p className="max-w-prose text-muted">
          {t`Each question is recorded, with who asked it. Nothing of what anybody said or wrote is shown; codes stand as they are recorded.`}
        </p>
        <AuditForm accounts={accounts} onAsk={audit.put} />
        <AuditContent audit={audit} />
        <RetentionReport />
      </div>
    </main>
  );
}

function AuditContent({ audit }: { readonly audit: Audit }): ReactNode {
  const { kind, entries, next, isAsking } = audit;
  if (kind === "unasked") return null;
  if (kind === "loading") return <Skeleton rows={5} rowClassName="h-16 border-b border-line py-3" />;
  if (kind === "missing") return <p>{t`There is none of that number.`}</p>;
  return (
    <section aria-label={t`What is recorded`} className="flex flex-col gap-4">
      {entries.length === 0 ? (
        kind === "ready" ? (
          <p className="text-muted">{t`Nothing is recorded of that.`}</p>
        ) : null
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-3">
          {entries.length === 0
            ? t`This could not be loaded. What is recorded, is unknown.`
            : t`The next page could not be loaded.`}
          <Button isPending={isAsking} onPress={audit.retry}>{t`Retry`}</Button>
        </p>
      ) : next === null ? null : (
        <Button className="self-center" isPending={isAsking} onPress={audit.more}>
          {t`Show older`}
        </Button>
      )}
    </section>
  );
}
