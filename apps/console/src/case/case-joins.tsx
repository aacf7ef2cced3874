import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useAsked } from "../api/use-asked.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { CaseData } from "./case-documents.ts";
import { lookAtCase } from "./case-shown.ts";
import { CaseNumbersDocument, UndoCaseJoinDocument } from "./join-documents.ts";
import { JoinForm } from "./join-form.tsx";
import { notJoinedWords } from "./join-words.ts";
import { focusCase } from "./leave-case.ts";

export interface CaseJoinsProps {
  readonly data: CaseData;
  readonly mayChange: boolean;
}

/** What a case is one with, and for whoever may: saying that it is one with another, and taking that back. */
export function CaseJoins({ data, mayChange }: CaseJoinsProps): ReactNode {
  const [isJoining, join] = useState(false);
  const kept = useKeptFocus(() => {
    const first = document.querySelector<HTMLElement>("[data-case-joins] [aria-expanded]");
    if (first === null) focusCase();
    else first.focus();
  });
  const others = data.whole.cases.length - 1;
  return (
    <div className="flex flex-col gap-2 text-small" data-case-joins="" {...kept}>
      {others < 1 ? null : (
        <p className="text-muted">
          {t`${plural(others, { one: "It is one with # other case of yours.", other: "It is one with # other cases of yours." })}`}
        </p>
      )}
      {data.whole.joins.length === 0 ? null : <Joins data={data} mayChange={mayChange} />}
      {mayChange ? (
        <span>
          {/* The same button, so that the focus stays on it. */}
          <Button size="small" aria-expanded={isJoining} onPress={() => join(!isJoining)}>
            {t`It is one with another case…`}
          </Button>
        </span>
      ) : null}
      {isJoining ? <JoinForm data={data} onDone={() => join(false)} /> : null}
    </div>
  );
}

/** Each join, with who said so: it is taken back one by one, and leaves each case as it would be without. */
function Joins({ data, mayChange }: CaseJoinsProps): ReactNode {
  const now = useNow();
  const numbers = useAsked(async () => ask(CaseNumbersDocument, {}));
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const called = (id: string): string => {
    const number = id === data.id ? data.number : numbers.data?.cases.find((each) => each.id === id)?.number;
    return number === undefined ? t`Another case of yours` : t`Case ${String(number)}`;
  };

  async function undo(id: string): Promise<void> {
    setBusy(id);
    const answer = await tell(UndoCaseJoinDocument, { id });
    setBusy(null);
    const kind = answer.kind === "data" ? answer.data.done.__typename : answer.kind;
    const words = kind === "CaseJoinUndone" ? null : notJoinedWords(kind, "undo");
    setFault(words);
    announce({
      kind: "case-join",
      urgency: words === null ? "polite" : "assertive",
      words: () => words ?? t`They are two cases again.`,
    });
    await lookAtCase(data.id);
  }

  return (
    <>
      <ul aria-label={t`What it is one with`} className="flex flex-col gap-1">
        {data.whole.joins.map(({ id, from, into, at, by }) => {
          const [one, other, name, when] = [called(from), called(into), by.name, clockWords(at, now)];
          return (
            <li key={id} className="flex flex-wrap items-center gap-2">
              <span className="tabular-nums">{t`${one} is one with: ${other}. Said by ${name}, ${when}.`}</span>
              {mayChange ? (
                <Button size="small" isPending={busy === id} onPress={() => void undo(id)}>
                  {t`They are two: ${one}, ${other}`}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
    </>
  );
}
