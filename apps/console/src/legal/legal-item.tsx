import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { FaultLine } from "../deeds/fault-line.tsx";
import { recipientWords } from "../inquiry/inquiry-list-words.ts";
import { useDeed } from "../deeds/use-deed.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords, dueWords } from "../text/time-words.ts";
import { CounselDeeds } from "./counsel-deeds.tsx";
import { HandOver } from "./hand-over.tsx";
import { LegalHolds } from "./legal-holds.tsx";
import type { LegalData, LegalProcessData } from "./legal-documents.ts";
import { LegalLinks } from "./legal-links.tsx";
import { findingWords, legalKindWords, legalRefusedWords, servedWords, signedWords } from "./legal-words.ts";

export interface LegalItemProps {
  readonly item: LegalProcessData;
  readonly data: LegalData;
  readonly look: () => Promise<void>;
}

/** One paper: what it is, by when counsel answers, whose and of which case it is, what is on hold, and what counsel finds. */
export function LegalItem({ item, data, look }: LegalItemProps): ReactNode {
  const now = useNow();
  const id = useId();
  const me = useMe();
  const deeds = useDeed(legalRefusedWords, look);
  const { servedAt, dueAt, returnAt, acceptedBy, counsel, finding } = item;
  const part = { item, data, deeds, describedBy: id };
  return (
    <article
      aria-labelledby={id}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={id} className="font-semibold">
        {t`${legalKindWords(item.kind)}, served ${clockWords(servedAt, now)}`}
      </h3>
      <p className={`tabular-nums ${dueAt <= now ? "font-medium text-concern" : ""}`}>
        {dueWords(dueAt, now)}
      </p>
      <p className="text-small">
        {t`${signedWords(item.isSignedByJudge)}. ${servedWords(item.servedHow)}.`}{" "}
        {acceptedBy === null ? t`Nobody accepted it.` : t`Accepted by ${acceptedBy.name}.`}{" "}
        {returnAt === null ? t`It names no day of return.` : t`To be returned ${clockWords(returnAt, now)}.`}{" "}
        <span className="text-muted">{t`Written down by ${item.recordedBy.name}.`}</span>
      </p>
      <Words item={item} />
      <p className="text-small font-medium">
        {counsel === null ? t`Counsel: nobody yet.` : t`Counsel: ${counsel.name}.`}{" "}
        {finding === null ? t`Nobody has found whether it binds us.` : `${findingWords(finding)}.`}
        {item.objectedAt === null ? null : ` ${t`We objected ${clockWords(item.objectedAt, now)}.`}`}
      </p>
      <Whose part={part} />
      {counsel === null ? <HandOver {...part} /> : null}
      <LegalLinks {...part} />
      <LegalHolds {...part} />
      {me.capabilities.has("legal.decide") && counsel?.id === me.id ? <CounselDeeds {...part} /> : null}
      <FaultLine fault={deeds.fault} />
    </article>
  );
}

export interface LegalPartProps {
  readonly item: LegalProcessData;
  readonly data: LegalData;
  readonly deeds: ReturnType<typeof useDeed>;
  /** What the buttons of one paper are told apart by. */
  readonly describedBy: string;
}

function Words({ item }: { readonly item: LegalProcessData }): ReactNode {
  if (item.issuer === null)
    return <p className="text-small text-concern">{t`What it says cannot be read here.`}</p>;
  return (
    <div data-words="" className="flex flex-col gap-1 text-small">
      <p>{t`Issued by: ${item.issuer}`}</p>
      {item.scope === null || item.scope === "" ? null : (
        <p className="whitespace-pre-wrap">{t`It asks for: ${item.scope}`}</p>
      )}
    </div>
  );
}

function Whose({ part: { item, data } }: { readonly part: LegalPartProps }): ReactNode {
  const recipient = data.recipients.find(({ id }) => id === item.recipientId);
  const number = data.cases.find(({ id }) => id === item.caseId)?.number;
  return (
    <>
      {item.recipientId === null ? null : (
        <p className="text-small">
          {recipient === undefined
            ? t`It is kept whose it is.`
            : t`Whose it is: ${recipientWords(recipient)}`}
        </p>
      )}
      {item.caseId === null ? null : (
        <p className="text-small">
          {number === undefined
            ? t`It is laid to a case that is not yours.`
            : t`It is laid to case ${String(number)}.`}
        </p>
      )}
    </>
  );
}
