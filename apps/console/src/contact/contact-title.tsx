import type { QueueRow } from "@holdfast/wire";
import { dangerOf } from "@holdfast/queue-policy";
import { Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { PresenceMark } from "../presence/presence-mark.tsx";
import { MediumMark } from "../queue/medium-mark.tsx";
import { RiskMark } from "../queue/risk-mark.tsx";
import { backWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { languageWords } from "../text/domain-words.ts";
import { useNow } from "../text/now.ts";

/** Which contact this is, and its marks: what its row already knows. Danger has a strip of its own above. */
export function ContactTitle({ row }: { readonly row: QueueRow }): ReactNode {
  const me = useMe().id;
  const back = backWords(row, me, useNow());
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
      <h1
        id="contact-heading"
        tabIndex={-1}
        className="text-xl leading-7 font-semibold tracking-tight tabular-nums"
      >
        {t`Contact ${String(row.number)}`}
      </h1>
      {dangerOf(row) === null ? <RiskMark row={row} /> : null}
      <MediumMark medium={row.medium} />
      {row.language === null ? null : <Chip tone="outline">{languageWords(row.language)}</Chip>}
      {back === null ? null : <Chip tone="outline">{back}</Chip>}
      {row.reopened > 0 ? <Chip tone="outline">{t`came back`}</Chip> : null}
      {row.unreadable ? <Chip tone="concern">{t`part unreadable`}</Chip> : null}
      {row.lowTrust ? <Chip tone="outline">{t`marked by intake`}</Chip> : null}
      <PresenceMark contact={row.id} />
    </div>
  );
}
