import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { stepWords } from "./inquiry-words.ts";

export interface InquiryStepsProps {
  readonly steps: readonly string[];
  readonly onDone: () => void;
}

/** What is to be done now that it is written down. */
export function InquirySteps({ steps, onDone }: InquiryStepsProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // The form leaves with what was pressed; later than in the same moment, the dialog would have given the focus elsewhere.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        {t`Written down. What to do now`}
      </h3>
      <ol className="flex list-decimal flex-col gap-1 pl-6">
        {steps.map((step) => {
          const words = stepWords(step);
          return words === null ? null : <li key={step}>{words}</li>;
        })}
      </ol>
      <span className="self-end">
        <Button tone="primary" onPress={onDone}>{t`Done`}</Button>
      </span>
    </>
  );
}
