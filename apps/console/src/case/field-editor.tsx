import { SearchChoice } from "@holdfast/ui/search-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { z } from "zod";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import type { CaseData } from "./case-documents.ts";
import { personCalled } from "./called-words.ts";
import { AddressesEditor } from "./addresses-editor.tsx";
import { ChildrenEditor } from "./children-editor.tsx";
import { choicesOf } from "./enum-choices.ts";
import type { Shape } from "./field-shape.ts";
import { NeedsEditor } from "./needs-editor.tsx";
import { OpenEditor } from "./open-editor.tsx";
import { PlaceEditor, PlacesEditor } from "./place-editor.tsx";
import { RepresentsEditor } from "./represents-editor.tsx";
import { searchWords } from "./search-words.ts";
import { WordsEditor } from "./words-editor.tsx";

export interface FieldEditorProps {
  readonly label: string;
  readonly shape: Shape;
  readonly typed: unknown;
  readonly onType: (typed: unknown) => void;
  readonly data: CaseData;
  /** The part whose field it is: nobody speaks for themself as for others. */
  readonly ownId: string;
  readonly isDisabled: boolean;
}

const Word = z.string().catch("");
const List = z.array(z.string()).catch([]);

/** Where a field is filled in, each kind in its way. */
export function FieldEditor(props: FieldEditorProps): ReactNode {
  const { label, shape, typed, onType, data, ownId, isDisabled } = props;
  const language = useStore(spoken);
  const searched = { ...searchWords(label), isDisabled };
  switch (shape.kind) {
    case "text":
    case "day":
    case "number":
    case "lines":
      return <WordsEditor {...{ label, shape, onType }} typed={Word.parse(typed)} isReadOnly={isDisabled} />;
    case "one":
      return (
        <SearchChoice
          {...searched}
          label={label}
          choices={choicesOf(shape.of, language)}
          selected={[Word.parse(typed)]}
          mayBeEmpty={shape.mayBeEmpty}
          onSelect={([chosen]) => onType(chosen ?? "")}
        />
      );
    case "several":
      return (
        <SearchChoice
          {...searched}
          label={label}
          choices={choicesOf(shape.of, language, List.parse(typed))}
          selected={List.parse(typed)}
          isSeveral
          onSelect={onType}
        />
      );
    case "people":
      return (
        <SearchChoice
          {...searched}
          label={label}
          choices={data.persons.map(({ id }) => ({ id, label: personCalled(data, id) }))}
          selected={List.parse(typed)}
          isSeveral
          onSelect={onType}
        />
      );
    case "yes_no":
    case "perhaps":
      return (
        <Whether
          {...{ label, onType, isDisabled }}
          typed={Word.parse(typed)}
          mayBeUnsaid={shape.kind === "perhaps"}
        />
      );
    case "needs":
      return <NeedsEditor {...{ label, typed, onType, isDisabled }} />;
    case "place":
      return <PlaceEditor {...{ label, typed, onType, isDisabled }} />;
    case "places":
      return <PlacesEditor {...{ label, typed, onType, isDisabled }} />;
    case "children":
      return <ChildrenEditor {...{ label, typed, onType, isDisabled }} />;
    case "open":
      return <OpenEditor {...{ label, typed, onType, data, ownId, isDisabled }} />;
    case "addresses":
      return (
        <AddressesEditor {...{ label, shape, typed, onType, isDisabled }} caseId={data.id} partId={ownId} />
      );
    case "represents":
      return <RepresentsEditor {...{ label, typed, onType, data, ownId, isDisabled }} />;
  }
}

function Whether({
  label,
  typed,
  onType,
  mayBeUnsaid,
  isDisabled,
}: {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly mayBeUnsaid: boolean;
  readonly isDisabled: boolean;
}): ReactNode {
  const choices = [
    { id: "yes", label: t`Yes` },
    { id: "no", label: t`No` },
    ...(mayBeUnsaid ? [{ id: "", label: t`Not said` }] : []),
  ];
  if (isDisabled) {
    const words = choices.find(({ id }) => id === typed)?.label ?? "";
    return <p className="text-small">{t`${label}: ${words}`}</p>;
  }
  return <RadioChoice label={label} showsLabel choices={choices} selected={typed} onSelect={onType} />;
}
