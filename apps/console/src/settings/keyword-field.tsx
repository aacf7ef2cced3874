import type { KeywordKind, Language } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { keywordKindWords } from "./keyword-kind-words.ts";
import { LinesField } from "./lines-field.tsx";

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
  const lines = unclear.join(", ");
  return (
    <LinesField
      label={keywordKindWords(kind)}
      text={text}
      lang={language}
      wrong={lines === "" ? "" : t`Not clear, line ${lines}: a word has at least two letters.`}
      onChange={onChange}
    />
  );
}
