import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { plainOffer, type WrittenPlainly } from "./plainly.ts";

export interface PlainLineProps {
  readonly text: string;
  /** What was written plainly last, while it stands there unchanged. */
  readonly written: WrittenPlainly | null;
  readonly onPress: () => void;
}

/** Offers plain quotes, dashes and spaces where they alone cost room, and the way back. Nothing is changed unasked. */
export function PlainLine({ text, written, onPress }: PlainLineProps): ReactNode {
  const offer = plainOffer(text);
  if (offer === null && written === null) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2 text-small">
      <span>
        {offer === null
          ? t`Written with plain quotes and dashes.`
          : t`Plain quotes and dashes: ${offer.gain}`}
      </span>
      <Button size="small" onPress={onPress}>
        {offer === null ? t`Put them back` : t`Write plainly`}
        <kbd aria-hidden="true" className="font-sans text-[0.6875rem] text-muted">
          F2
        </kbd>
      </Button>
    </p>
  );
}
