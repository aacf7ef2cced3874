import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { AuditEntryData } from "./audit-documents.ts";
import { actorWords, deedSentence, factWords } from "./audit-words.ts";

/** One row of the audit: when, who, what, of which contact or case. */
export function AuditRow({ entry }: { readonly entry: AuditEntryData }): ReactNode {
  const codes = factWords(entry);
  return (
    <li className="flex flex-col gap-0.5 border-b border-line px-4 py-2 last:border-b-0">
      <span className="text-small text-muted tabular-nums">{momentWords(entry.at)}</span>
      <span className="flex flex-wrap gap-x-3">
        <span className="font-medium">{actorWords(entry.actor, entry.actorName)}</span>
        <span>{deedSentence(entry)}</span>
        {entry.contact === null ? null : <span>{t`Contact ${entry.contact}`}</span>}
        {entry.case === null ? null : <span>{t`Case ${entry.case}`}</span>}
        {entry.aboutName === null ? null : <span>{t`About ${entry.aboutName}`}</span>}
      </span>
      {entry.refusal === null ? null : (
        <span className="text-small font-medium text-concern">{t`Refused: ${entry.refusal}`}</span>
      )}
      {codes === "" ? null : <span className="text-small break-all text-muted">{codes}</span>}
    </li>
  );
}

function momentWords(at: number): string {
  return i18n.date(new Date(at), {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
}
