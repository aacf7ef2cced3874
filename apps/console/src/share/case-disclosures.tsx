import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import type { CaseData } from "../case/case-documents.ts";
import { useMe } from "../session/use-me.ts";
import { DisclosureComposer } from "./disclosure-composer.tsx";
import { DisclosureLine } from "./disclosure-line.tsx";
import { DisclosuresDocument } from "./disclosure-documents.ts";
import { useAsked } from "../api/use-asked.ts";
import { useSharingNews } from "./sharing-news.ts";

/** What left of a case, or was asked to, the newest first, with the clocks that run on it. Never what it said. */
export function CaseDisclosures({ data: of }: { readonly data: CaseData }): ReactNode {
  const caseId = of.id;
  const maySend = useMe().capabilities.has("disclosure.send");
  const [isTelling, setTelling] = useState(false);
  const { data, hasFailed, askAgain } = useAsked(async () => ask(DisclosuresDocument, { caseId }));
  useSharingNews(caseId, askAgain);
  const log = data?.disclosures ?? null;
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#case-left")?.focus());
  return (
    <section aria-labelledby="case-left" className="flex flex-col gap-2" {...kept}>
      <h3
        id="case-left"
        tabIndex={-1}
        className="border-b border-line pb-0.5 text-small font-semibold text-muted"
      >
        {t`What left this case`}
      </h3>
      {hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`What left this case could not be loaded.`}
          <Button size="inline" onPress={() => void askAgain()}>{t`Look again`}</Button>
        </p>
      ) : null}
      {log?.length === 0 ? <p className="text-small">{t`Nothing has left it.`}</p> : null}
      {isTelling ? (
        <DisclosureComposer data={of} onSent={() => void askAgain()} onDone={() => setTelling(false)} />
      ) : null}
      {maySend && !isTelling ? (
        <div>
          <Button
            size="small"
            className="max-w-full whitespace-normal!"
            onPress={() => setTelling(true)}
          >{t`Tell somebody something…`}</Button>
        </div>
      ) : null}
      <ul className="flex flex-col gap-2">
        {log?.map((each) => (
          <DisclosureLine key={each.id} disclosure={each} data={of} onSigned={() => void askAgain()} />
        ))}
      </ul>
    </section>
  );
}
