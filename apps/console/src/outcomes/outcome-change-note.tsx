import type { AskedFact, OfferedDisposition, OfferedDispositions } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode, Ref } from "react";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { factWords, outcomeWords } from "./outcome-words.ts";
import { outcomeChange } from "./outcome-change.ts";
import { readFacts, type TypedFacts } from "./typed-facts.ts";

export interface OutcomeChangeNoteProps {
  /** The outcome as it was chosen, and what was answered beside it. */
  readonly before: OfferedDisposition;
  readonly typed: TypedFacts;
  /** `null` when they could not be read anew. */
  readonly offered: OfferedDispositions | null;
  readonly ref: Ref<HTMLDivElement>;
}

/** Why a contact was not closed when the outcomes had been changed: what is otherwise, and what was answered and is asked no more. */
export function OutcomeChangeNote({ before, typed, offered, ref }: OutcomeChangeNoteProps): ReactNode {
  const language = useStore(spoken);
  const name = outcomeWords(before, language);
  const change = offered === null ? null : outcomeChange(before, offered);
  const facts = readFacts(before.facts, typed);
  const label = (fact: AskedFact): string => fact.label[language];
  const answered =
    change === null || change.kind === "same"
      ? []
      : change.noLongerAsked.flatMap((fact) => factWords(fact, facts[fact.id], language));
  const list = (asked: readonly AskedFact[]): string => asked.map(label).join("; ");
  return (
    <div
      ref={ref}
      tabIndex={-1}
      className="flex flex-col gap-1 rounded-hf bg-concern-tint px-3 py-2 text-concern"
    >
      <p className="font-medium">
        {t`Not closed: the outcomes were changed while you answered. What you answered is kept.`}
      </p>
      {change === null ? (
        <p>{t`How they stand now could not be read. Close once more to try again.`}</p>
      ) : null}
      {change?.kind === "gone" ? <p>{t`“${name}” is no longer offered. Choose another.`}</p> : null}
      {change?.kind === "same" ? (
        <p>{t`Other outcomes were changed, “${name}” was not. Look once more, then close.`}</p>
      ) : null}
      {change?.kind === "changed" ? (
        <>
          {change.isRenamed ? (
            <p>{t`“${name}” is called “${outcomeWords(change.now, language)}” now.`}</p>
          ) : null}
          {change.newlyAsked.length === 0 ? null : <p>{t`Newly asked: ${list(change.newlyAsked)}.`}</p>}
          {change.askedOtherwise.length === 0 ? null : (
            <p>{t`Asked otherwise: ${list(change.askedOtherwise)}. Look at your answer.`}</p>
          )}
        </>
      ) : null}
      {answered.length === 0 ? null : (
        <p>{t`You had answered, and it is asked no more: ${answered.join(". ")}.`}</p>
      )}
    </div>
  );
}
