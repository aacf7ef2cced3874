import type { AutomaticKind, DoubtSign } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { automaticWords } from "./automatic-words.ts";

/** What a machine wrote: one line that says so, and the rest for whoever wants it. */
export function FoldedMail({
  kind,
  signs,
  children,
}: {
  readonly kind: AutomaticKind;
  readonly signs: readonly DoubtSign[];
  readonly children: ReactNode;
}): ReactNode {
  const [isShown, show] = useState(false);
  const id = useId();
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <span>{automaticWords(kind, signs)}.</span>
        <Button
          size="inline"
          aria-expanded={isShown}
          {...(isShown ? { "aria-controls": id } : {})}
          onPress={() => show(!isShown)}
        >
          {isShown ? t`Hide` : t`Show`}
        </Button>
      </p>
      {isShown ? (
        <div id={id} className="mt-1.5">
          {children}
        </div>
      ) : null}
    </>
  );
}
