import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { useAsked } from "../api/use-asked.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useNow } from "../text/now.ts";
import { clockWords, waitingWords } from "../text/time-words.ts";
import { ForgetRequestsDocument } from "./forget-documents.ts";
import { ForgetRequestLine } from "./forget-request-line.tsx";
import { lookAtHeld } from "./held.ts";
import type { ToForgetData } from "./to-forget-documents.ts";

/** That somebody of a case asks to be forgotten, and for how long they wait. What it says is read where a lead asks to see it. */
export function ForgetItem({ item }: { readonly item: ToForgetData }): ReactNode {
  const now = useNow();
  const id = useId();
  const [isOpen, open] = useState(false);
  const { caseNumber, askedBy, askedAt } = item;
  return (
    <article
      aria-labelledby={`${id}-what`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={`${id}-what`} className="font-semibold">
        {t`Somebody asks to be forgotten, in case ${String(caseNumber)}`}
      </h3>
      <p className="tabular-nums">{waitingWords(askedAt, now)}</p>
      <p className="text-small text-muted tabular-nums">
        {t`Written down by ${askedBy.name}, ${clockWords(askedAt, now)}.`}
      </p>
      {isOpen ? <Request item={item} /> : null}
      <div className="flex justify-end">
        {/* The same button, so that the focus stays on it. */}
        <Button
          size="small"
          aria-describedby={`${id}-what`}
          aria-expanded={isOpen}
          onPress={() => open(!isOpen)}
        >
          {isOpen ? t`Put it away` : t`Look at it and decide`}
        </Button>
      </div>
    </article>
  );
}

/** The request itself, as it stands in the case. Personal data: on the page for as long as it is looked at, and nowhere else. */
function Request({ item: { id, caseId } }: { readonly item: ToForgetData }): ReactNode {
  const asked = useAsked(async () => ask(ForgetRequestsDocument, { caseId }));
  const [fault, setFault] = useState<string | null>(null);
  const request = asked.data?.forgetRequests?.find((each) => each.id === id);
  if (asked.hasFailed)
    return (
      <p className="flex flex-wrap items-center gap-2 text-small text-concern">
        {t`What they asked us to forget could not be loaded.`}
        <Button size="inline" onPress={() => void asked.askAgain()}>{t`Look again`}</Button>
      </p>
    );
  if (asked.data === null) return <p className="text-small">{t`It is being looked up.`}</p>;
  if (request === undefined)
    return <p className="text-small">{t`It is not there any more, or not yours to read.`}</p>;
  return (
    <>
      <ul>
        <ForgetRequestLine
          request={request}
          look={async () => Promise.all([asked.askAgain(), lookAtHeld()])}
          onFault={setFault}
        />
      </ul>
      <FaultLine fault={fault} />
    </>
  );
}
