import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { CaseByNumber } from "./case-by-number.tsx";
import { caseFactsWords } from "./case-facts-words.ts";
import type { CasesForContact } from "./case-choice-documents.ts";
import { groundWords } from "./filing-words.ts";

/** Into which case: one that is made with it, or one that is there. */
export type Into =
  | { readonly kind: "new" }
  | { readonly kind: "there"; readonly id: string; readonly number: number };

export interface CaseChoiceProps {
  /** `null` while they are on their way, and where they could not be had. */
  readonly candidates: CasesForContact | null;
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
  readonly into: Into;
  readonly onChoose: (into: Into) => void;
}

/** The choice of a case: a new one, one that is suggested with its ground, one by its number. */
export function CaseChoice(props: CaseChoiceProps): ReactNode {
  const { candidates, hasFailed, onRetry, into, onChoose } = props;
  const now = useNow();
  const suggested = candidates?.casesForContact ?? null;
  const listed = suggested?.cases.map(({ of }) => of) ?? [];
  const other = into.kind === "there" && !listed.some(({ id }) => id === into.id) ? into : null;
  const choices = [
    { id: "new", label: t`A new case` },
    ...(suggested?.cases.map(({ of, grounds }) => ({
      id: of.id,
      label: `${caseFactsWords(of, now)} ${grounds.map(groundWords).join(" ")}`,
    })) ?? []),
    ...(other === null ? [] : [{ id: other.id, label: t`Case ${String(other.number)}` }]),
  ];
  return (
    <div className="flex flex-col gap-2">
      <RadioChoice
        label={t`Into which case`}
        showsLabel
        isColumn
        choices={choices}
        selected={into.kind === "new" ? "new" : into.id}
        onSelect={(id) => {
          const found = listed.find((each) => each.id === id);
          if (id === "new") onChoose({ kind: "new" });
          else if (found !== undefined) onChoose({ kind: "there", id, number: found.number });
          else if (other !== null) onChoose(other);
        }}
      />
      {listed.length === 0 ? null : (
        <p className="text-small text-muted">
          {t`These are suggestions only: addresses may be shared or unsafe, and many people are at one place.`}
        </p>
      )}
      {suggested?.isWaiting === true ? (
        <p className="text-small text-muted">
          {t`Suggestions wait until this contact is closed, since somebody else than the person may be reading along.`}
        </p>
      ) : null}
      {hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`The cases could not be loaded.`}
          <Button size="inline" onPress={onRetry}>{t`Retry`}</Button>
        </p>
      ) : null}
      {candidates === null ? null : (
        <CaseByNumber
          label={t`Or the number of a case`}
          all={candidates.cases}
          onFound={({ id, number }) => onChoose({ kind: "there", id, number })}
        />
      )}
    </div>
  );
}
