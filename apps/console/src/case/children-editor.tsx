import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { EditorProps } from "./needs-editor.tsx";
import { TypedChildren } from "./typed-value.ts";
import { WordsEditor } from "./words-editor.tsx";

/** How many children, and how old they are. */
export function ChildrenEditor({ label, typed, onType, isDisabled }: EditorProps): ReactNode {
  const children = TypedChildren.catch({ count: "", ages: "" }).parse(typed);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-small font-medium">{label}</legend>
      <WordsEditor
        label={t`How many`}
        shape={{ kind: "number" }}
        typed={children.count}
        onType={(count) => onType({ ...children, count })}
        isReadOnly={isDisabled}
      />
      <WordsEditor
        label={t`Their ages, such as 3, 7`}
        shape={{ kind: "text", isLong: false }}
        typed={children.ages}
        onType={(ages) => onType({ ...children, ages })}
        isReadOnly={isDisabled}
      />
    </fieldset>
  );
}
