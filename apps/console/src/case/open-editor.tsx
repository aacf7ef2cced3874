import { PersonalClass } from "@holdfast/case-schema";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { classWords } from "./class-words.ts";
import type { CaseData } from "./case-documents.ts";
import { personCalled } from "./called-words.ts";
import type { EditorProps } from "./needs-editor.tsx";
import { searchWords } from "./search-words.ts";
import { TypedOpen } from "./typed-value.ts";
import { WordsEditor } from "./words-editor.tsx";

export interface PeopleEditorProps extends EditorProps {
  readonly data: CaseData;
  readonly ownId: string;
}

/**
 * Words that nobody can take apart. As long as nobody has said otherwise they may be about everybody in the case and hold
 * everything, so that they go nowhere where one of these may not.
 */
export function OpenEditor({ label, typed, onType, data, ownId, isDisabled }: PeopleEditorProps): ReactNode {
  const open = TypedOpen.nullable().catch(null).parse(typed);
  const others = data.persons.map(({ id }) => id).filter((id) => id !== ownId);
  const now = open ?? { text: "", about: others, mayHold: [...PersonalClass.options] };
  const searched = { ...searchWords(label), isSeveral: true, isDisabled };
  return (
    <div className="flex flex-col gap-1">
      <WordsEditor
        label={label}
        shape={{ kind: "text", isLong: true }}
        typed={now.text}
        onType={(text) => onType({ ...now, text })}
        isReadOnly={isDisabled}
      />
      {now.text.trim() === "" ? null : (
        <div className="flex flex-col gap-1 border-l-2 border-line pl-2">
          {others.length === 0 ? null : (
            <SearchChoice
              {...searched}
              label={t`${label}: who else it is about`}
              choices={others.map((id) => ({ id, label: personCalled(data, id) }))}
              selected={now.about}
              onSelect={(about) => onType({ ...now, about })}
            />
          )}
          <SearchChoice
            {...searched}
            label={t`${label}: what may be in it`}
            choices={PersonalClass.options.map((id) => ({ id, label: classWords(id) }))}
            selected={now.mayHold}
            onSelect={(mayHold) => onType({ ...now, mayHold })}
          />
        </div>
      )}
    </div>
  );
}
