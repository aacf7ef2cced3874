import type { AskedFact } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import type { TypedFacts } from "./typed-facts.ts";

export interface AskedFactsProps {
  readonly asked: readonly AskedFact[];
  readonly typed: TypedFacts;
  readonly onType: (typed: TypedFacts) => void;
}

/** What is asked beside an outcome. Nothing is answered beforehand: an answer is never invented. */
export function AskedFacts({ asked, typed, onType }: AskedFactsProps): ReactNode {
  const language = useStore(spoken);
  return asked.map((fact) => {
    const answer = (words: string): void => onType({ ...typed, [fact.id]: words });
    const label = fact.label[language];
    if (fact.kind === "count")
      return (
        <TextField
          key={fact.id}
          label={label}
          value={typed[fact.id] ?? ""}
          onChange={answer}
          inputMode="numeric"
          autoComplete="off"
        />
      );
    const choices =
      fact.kind === "yes_no"
        ? [
            { id: "yes", label: t`Yes` },
            { id: "no", label: t`No` },
          ]
        : fact.choices.map((choice) => ({ id: choice.id, label: choice.label[language] }));
    return (
      <RadioChoice
        key={fact.id}
        label={label}
        showsLabel
        choices={choices}
        selected={typed[fact.id] ?? null}
        onSelect={answer}
      />
    );
  });
}
