import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { useAsked } from "../api/use-asked.ts";
import { useNow } from "../text/now.ts";
import { CaseByNumber } from "./case-by-number.tsx";
import type { CaseData } from "./case-documents.ts";
import { caseFactsWords } from "./case-facts-words.ts";
import { lookAtCase } from "./case-shown.ts";
import { groundWords } from "./filing-words.ts";
import { CasesLikeDocument, type CasesLike } from "./case-choice-documents.ts";
import { JoinCasesDocument } from "./join-documents.ts";
import { notJoinedWords } from "./join-words.ts";

type Facts = CasesLike["cases"][number];

export interface JoinFormProps {
  readonly data: CaseData;
  readonly onDone: () => void;
}

/** Says that a case is one with another: with which, and which of them is kept. Nothing of either moves, whatever is chosen. */
export function JoinForm({ data, onDone }: JoinFormProps): ReactNode {
  const number = String(data.number);
  const asked = useAsked(async () => ask(CasesLikeDocument, { caseId: data.id }));
  const [other, setOther] = useState<Facts | null>(null);
  const [isOtherKept, keepOther] = useState<boolean | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same for the same two: an answer that was lost joins nothing twice.
  const joins = useRef(new Map<string, string>());

  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "case-join", urgency: "assertive", words: () => words });
  }

  async function join(): Promise<void> {
    if (other === null) return refuse(t`Choose with which case it is one.`);
    if (isOtherKept === null) return refuse(t`Choose which of them is kept.`);
    const [from, into] = isOtherKept ? [data.id, other.id] : [other.id, data.id];
    const id = joins.current.get(`${from} ${into}`) ?? crypto.randomUUID();
    joins.current.set(`${from} ${into}`, id);
    setBusy(true);
    const answer = await tell(JoinCasesDocument, { id, from, into });
    setBusy(false);
    const kind = answer.kind === "data" ? answer.data.done.__typename : answer.kind;
    if (kind !== "CasesJoined") return refuse(notJoinedWords(kind, "join"));
    announce({ kind: "case-join", urgency: "polite", words: () => t`They are one case now.` });
    onDone();
    await lookAtCase(data.id);
  }

  return (
    <form
      aria-label={t`It is one with another case`}
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <p className="text-muted">
        {t`Nothing of either moves: each keeps its people, and what each of them said to sharing stays their own. Nobody can read more than before, and it can be taken back.`}
      </p>
      <Choice
        data={data}
        like={asked.data}
        hasFailed={asked.hasFailed}
        onRetry={() => void asked.askAgain()}
        other={other}
        onChoose={setOther}
      />
      {other === null ? null : (
        <RadioChoice
          label={t`Which of them is kept`}
          showsLabel
          isColumn
          selected={isOtherKept === null ? null : isOtherKept ? "other" : "this"}
          onSelect={(id) => keepOther(id === "other")}
          choices={[
            { id: "this", label: t`Case ${number}, this one` },
            { id: "other", label: t`Case ${String(other.number)}` },
          ]}
        />
      )}
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>{t`They are one`}</Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly data: CaseData;
  readonly like: CasesLike | null;
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
  readonly other: Facts | null;
  readonly onChoose: (other: Facts) => void;
}

/** The cases that are suggested, each with its ground, and every other of theirs by its number. */
function Choice({ data, like, hasFailed, onRetry, other, onChoose }: ChoiceProps): ReactNode {
  const now = useNow();
  const isWithIt = ({ id }: Facts): boolean => data.whole.cases.includes(id);
  const suggested = like?.casesLikeCase.cases.filter(({ of }) => !isWithIt(of)) ?? [];
  const isListed = suggested.some(({ of }) => of.id === other?.id);
  const choices = [
    ...suggested.map(({ of, grounds }) => ({
      of,
      label: `${caseFactsWords(of, now)} ${grounds.map(groundWords).join(" ")}`,
    })),
    ...(other === null || isListed ? [] : [{ of: other, label: caseFactsWords(other, now) }]),
  ];
  return (
    <div className="flex flex-col gap-2">
      {choices.length === 0 ? null : (
        <RadioChoice
          label={t`With which case`}
          showsLabel
          isColumn
          selected={other?.id ?? null}
          onSelect={(id) => {
            const found = choices.find(({ of }) => of.id === id)?.of;
            if (found !== undefined) onChoose(found);
          }}
          choices={choices.map(({ of, label }) => ({ id: of.id, label }))}
        />
      )}
      {like === null ? null : <Worth count={suggested.length} isWaiting={like.casesLikeCase.isWaiting} />}
      {hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`The cases could not be loaded.`}
          <Button size="inline" onPress={onRetry}>{t`Retry`}</Button>
        </p>
      ) : null}
      {like === null ? null : (
        <CaseByNumber
          label={t`The number of another case`}
          all={like.cases.filter((each) => !isWithIt(each))}
          onFound={onChoose}
        />
      )}
    </div>
  );
}

/** What suggestions are worth, and why there may be none. */
function Worth({ count, isWaiting }: { readonly count: number; readonly isWaiting: boolean }): ReactNode {
  const words = isWaiting
    ? t`Suggestions wait while somebody else than the person may be reading along in a contact of this case.`
    : count === 0
      ? t`No case is suggested.`
      : t`These are suggestions only: addresses may be shared or unsafe, and many people are at one place.`;
  return <p className="text-small text-muted">{words}</p>;
}
