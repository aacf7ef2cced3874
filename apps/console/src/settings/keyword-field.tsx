import type { KeywordKind, Language } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { keywordKindWords } from "./keyword-kind-words.ts";

export interface KeywordFieldProps {
  readonly kind: KeywordKind;
  readonly language: Language;
  readonly text: string;
  /** Lines that are no words, numbered from 1. */
  readonly unclear: readonly number[];
  readonly onChange: (text: string) => void;
}

/** The words of one kind in one language, one a line. */
export function KeywordField({ kind, language, text, unclear, onChange }: KeywordFieldProps): ReactNode {
  const field = useId();
  const lines = unclear.join(", ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={field} className="text-small font-medium">
        {keywordKindWords(kind)}
      </label>
      <textarea
        id={field}
        rows={5}
        lang={language}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={lines !== ""}
        aria-describedby={`${field}wrong`}
        className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
        value={text}
        // A browser brings the caret into view, which is not the whole field.
        onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${field}wrong`} className="text-small text-danger">
        {lines === "" ? "" : t`Not clear, line ${lines}: a word has at least two letters.`}
      </p>
    </div>
  );
}
