import { answersFact, Disposition, type OfferedDisposition } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { SearchList } from "@holdfast/ui/search-list";
import { t } from "@lingui/core/macro";
import { useRef, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { AskedFacts } from "../outcomes/asked-facts.tsx";
import { OutcomeChangeNote } from "../outcomes/outcome-change-note.tsx";
import { outcomeWords } from "../outcomes/outcome-words.ts";
import type { Outcomes } from "../outcomes/outcomes.ts";
import { readFacts, type TypedFacts } from "../outcomes/typed-facts.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import type { Answering } from "./close-dialog.tsx";

/** How far somebody has answered how a contact ended. */
export interface Answered {
  readonly id: Disposition | null;
  readonly typed: TypedFacts;
  /** What had been chosen and answered when it was refused because the outcomes had been changed. */
  readonly refused: {
    readonly before: OfferedDisposition;
    readonly typed: TypedFacts;
    /** The version of the outcomes that was chosen from. */
    readonly version: number;
  } | null;
}

export const NOTHING_ANSWERED: Answered = { id: null, typed: {}, refused: null };

/** The outcomes to choose from, and what is asked beside the chosen one. */
export function ClosingAnswer(props: Answering & { readonly known: Outcomes }): ReactNode {
  const { answered, answer, known, isBusy, onCancel, onClose } = props;
  const language = useStore(spoken);
  const note = useRef<HTMLDivElement>(null);
  // What is newly asked takes the button from whoever pressed it.
  const kept = useKeptFocus(() => note.current?.focus());
  const chosen = known.offered.find((offered) => offered.id === answered.id);
  const facts = readFacts(chosen?.facts ?? [], answered.typed);
  const isAnswered = chosen?.facts.every((fact) => answersFact(fact, facts[fact.id])) ?? false;
  return (
    <>
      {answered.refused === null ? (
        <p className="text-muted">{t`How did it end? If they write again within a day, it comes back to the queue.`}</p>
      ) : (
        <OutcomeChangeNote
          ref={note}
          before={answered.refused.before}
          typed={answered.refused.typed}
          offered={known.version === answered.refused.version ? null : known.offered}
        />
      )}
      <SearchList
        searchLabel={t`Find an outcome`}
        listLabel={t`Outcomes`}
        emptyWords={t`No outcome has these letters.`}
        choices={known.offered.map((each) => ({ id: each.id, label: outcomeWords(each, language) }))}
        selected={chosen?.id ?? null}
        onSelect={(next) => {
          const id = Disposition.parse(next);
          // An answer to one outcome's question is none to another's.
          if (id !== answered.id) answer({ ...answered, id, typed: {} });
        }}
      />
      {chosen === undefined ? null : (
        <AskedFacts
          asked={chosen.facts}
          typed={answered.typed}
          onType={(typed) => answer({ ...answered, typed })}
        />
      )}
      {chosen === undefined || isAnswered ? null : (
        <p className="text-small text-muted">{t`Each question wants an answer; numbers begin at 1.`}</p>
      )}
      <div className="flex justify-end gap-2" {...kept}>
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={!isAnswered}
          isPending={isBusy}
          onPress={() => {
            if (chosen !== undefined)
              void onClose({ disposition: chosen.id, facts, outcomesVersion: known.version }, chosen);
          }}
        >
          {t`Close contact`}
        </Button>
      </div>
    </>
  );
}
