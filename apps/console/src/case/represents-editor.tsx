import { RepresentativeKind, RepresentativeProof } from "@holdfast/case-schema/case";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { personCalled } from "./called-words.ts";
import type { PeopleEditorProps } from "./open-editor.tsx";
import { proofWords, representativeWords } from "./role-words.ts";
import { searchWords } from "./search-words.ts";
import { TypedRepresents, type TypedRepresents as Represents } from "./typed-value.ts";

const NOBODY: Represents = { as: "other", proof: "none", people: [] };

/** For whom somebody speaks, as what, and what they have shown. */
export function RepresentsEditor(props: PeopleEditorProps): ReactNode {
  const { label, typed, onType, data, ownId, isDisabled } = props;
  const now = TypedRepresents.nullable().catch(null).parse(typed) ?? NOBODY;
  const others = data.persons.map(({ id }) => id).filter((id) => id !== ownId);
  const searched = { ...searchWords(label), isDisabled };
  return (
    <div className="flex flex-col gap-1">
      <SearchChoice
        {...searched}
        label={label}
        isSeveral
        choices={others.map((id) => ({ id, label: personCalled(data, id) }))}
        selected={now.people}
        onSelect={(people) => onType({ ...now, people })}
      />
      {now.people.length === 0 ? null : (
        <div className="flex flex-col gap-1 border-l-2 border-line pl-2">
          <SearchChoice
            {...searched}
            label={t`As what they speak`}
            mayBeEmpty={false}
            choices={RepresentativeKind.options.map((id) => ({ id, label: representativeWords(id) }))}
            selected={[now.as]}
            onSelect={([as]) => onType({ ...now, as })}
          />
          <SearchChoice
            {...searched}
            label={t`What they have shown`}
            mayBeEmpty={false}
            choices={RepresentativeProof.options.map((id) => ({ id, label: proofWords(id) }))}
            selected={[now.proof]}
            onSelect={([proof]) => onType({ ...now, proof })}
          />
        </div>
      )}
    </div>
  );
}
