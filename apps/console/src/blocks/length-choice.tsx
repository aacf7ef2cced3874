import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { BLOCK_LENGTHS, blockLengthWords } from "./block-words.ts";

export interface LengthChoiceProps {
  /** Only what is longer, for a proposal. */
  readonly longerThanMs?: number;
  readonly selected: number | null;
  readonly onSelect: (milliseconds: number) => void;
}

/** For how long. Nothing is chosen beforehand. */
export function LengthChoice({ longerThanMs = 0, selected, onSelect }: LengthChoiceProps): ReactNode {
  return (
    <RadioChoice<string>
      label={t`For how long`}
      showsLabel
      isColumn
      selected={selected === null ? null : String(selected)}
      onSelect={(chosen) => onSelect(Number(chosen))}
      choices={BLOCK_LENGTHS.filter((each) => each > longerThanMs).map((each) => ({
        id: String(each),
        label: blockLengthWords(each),
      }))}
    />
  );
}
