import { Button, TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { CasesForContact } from "./filing-documents.ts";
import { groundWords } from "./filing-words.ts";
import { caseStatusWords } from "./person-words.ts";

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
      label: `${factsWords(of, now)} ${grounds.map(groundWords).join(" ")}`,
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
      {candidates === null ? null : <ByNumber all={candidates.cases} onFound={onChoose} />}
    </div>
  );
}

function ByNumber({
  all,
  onFound,
}: {
  readonly all: CasesForContact["cases"];
  readonly onFound: (into: Into) => void;
}): ReactNode {
  const [typed, type] = useState("");
  const [isMissing, setMissing] = useState(false);

  function find(): void {
    const found = all.find(({ number }) => String(number) === typed.trim());
    setMissing(found === undefined);
    if (found !== undefined) onFound({ kind: "there", id: found.id, number: found.number });
  }

  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-end gap-2">
        <TextField
          label={t`Or the number of a case`}
          inputMode="numeric"
          value={typed}
          onChange={(text) => {
            type(text);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || typed.trim() === "") return;
            event.preventDefault();
            find();
          }}
        />
        <Button isDisabled={typed.trim() === ""} onPress={find}>{t`Find it`}</Button>
      </div>
      {isMissing ? (
        <p className="text-small text-concern">{t`None of your newest 200 cases has this number.`}</p>
      ) : null}
    </div>
  );
}

function factsWords(of: CasesForContact["cases"][number], now: number): string {
  const number = String(of.number);
  return t`Case ${number}: ${caseStatusWords(of.status)}, begun by ${of.madeBy.name}, ${clockWords(of.madeAt, now)}.`;
}
