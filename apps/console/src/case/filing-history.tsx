import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { CaseFilingsDocument, type PastFiling } from "./filing-documents.ts";

type History = "closed" | "loading" | "failed" | readonly PastFiling[];

/** In which cases a contact is and was, when somebody wants to know. */
export function FilingHistory({ contact }: { readonly contact: ContactId }): ReactNode {
  const now = useNow();
  const [history, setHistory] = useState<History>("closed");

  async function look(): Promise<void> {
    setHistory("loading");
    const answer = await ask(CaseFilingsDocument, { contactId: contact });
    setHistory(answer.kind === "data" ? answer.data.caseFilings : "failed");
  }

  if (history === "closed" || history === "loading")
    return (
      <p>
        <Button size="inline" tone="quiet" isPending={history === "loading"} onPress={() => void look()}>
          {t`How it was filed before`}
        </Button>
      </p>
    );
  if (history === "failed")
    return (
      <p className="flex flex-wrap items-center gap-2 text-small">
        {t`How it was filed could not be loaded.`}
        <Button size="inline" onPress={() => void look()}>{t`Retry`}</Button>
      </p>
    );
  return (
    <ol aria-label={t`How it was filed`} className="flex flex-col gap-1 text-small text-muted tabular-nums">
      {history.length === 0 ? <li>{t`It was in no case of yours.`}</li> : null}
      {history.map((each) => (
        <li key={each.filing.atVersion}>{pastWords(each, now)}</li>
      ))}
    </ol>
  );
}

function pastWords({ filing, endedAt, endedBy }: PastFiling, now: number): string {
  const from = t`Filed by ${filing.by.name}, ${clockWords(filing.at, now)}.`;
  if (endedAt === null) return from;
  const who = endedBy?.name ?? "–";
  return `${from} ${t`Ended by ${who}, ${clockWords(endedAt, now)}.`}`;
}
