import type { QueueRow } from "@holdfast/wire";
import { Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { MediumMark } from "../queue/medium-mark.tsx";
import { RiskMark } from "../queue/risk-mark.tsx";
import { languageWords } from "../text/domain-words.ts";

/** Which contact this is, and its marks: what its row already knows. Danger has a strip of its own above. */
export function ContactTitle({ row }: { readonly row: QueueRow }): ReactNode {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
      <h1
        id="contact-heading"
        tabIndex={-1}
        className="text-xl leading-7 font-semibold tracking-tight tabular-nums"
      >
        {t`Contact ${String(row.number)}`}
      </h1>
      {row.danger === null ? <RiskMark danger={null} /> : null}
      <MediumMark medium={row.medium} />
      {row.language === null ? null : <Chip tone="outline">{languageWords(row.language)}</Chip>}
      {row.reopened > 0 ? <Chip tone="outline">{t`came back`}</Chip> : null}
      {row.unreadable ? <Chip tone="concern">{t`part unreadable`}</Chip> : null}
      {row.lowTrust ? <Chip tone="outline">{t`marked by intake`}</Chip> : null}
    </div>
  );
}
