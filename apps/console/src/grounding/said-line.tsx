import { Button } from "@holdfast/ui";
import type { Language } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";

/** One line that could be said now; where somebody writes, with a button that puts it there and sends nothing. */
export function SaidLine({
  line,
  language,
  isNext,
  isInserted,
  onInsert,
}: {
  readonly line: string;
  readonly language: Language;
  readonly isNext: boolean;
  readonly isInserted: boolean;
  readonly onInsert: (() => void) | null;
}): ReactNode {
  const words = useId();
  return (
    <li className="flex flex-col items-start gap-1 rounded-hf border border-line px-2 py-1.5">
      <span id={words} lang={language} className="whitespace-pre-line">
        {line}
      </span>
      {onInsert === null ? null : (
        <Button
          size="small"
          aria-describedby={words}
          {...(isNext ? { tone: "primary", "data-grounding-next": "" } : {})}
          onPress={onInsert}
        >
          {isInserted ? t`Insert again` : t`Insert into the reply`}
        </Button>
      )}
    </li>
  );
}
