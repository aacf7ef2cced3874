import { t } from "@lingui/core/macro";
import { useLayoutEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { holdTyping } from "../keys/hold-typing.ts";

/** How long anything is awaited, in milliseconds: a line that is cut need not say so, and the keys are theirs again by then. */
const LONGEST_MS = 10_000;

/**
 * Stands in for what somebody asked for and takes the focus when it comes: until then nothing of what they type does anything, and
 * `letGo` is called when they want it no longer, or have waited for too long, which is said.
 */
export function AwaitedPart({ letGo }: { readonly letGo: () => void }): ReactNode {
  useLayoutEffect(() => holdTyping(document, letGo), [letGo]);
  useLayoutEffect(() => {
    const late = setTimeout(() => {
      letGo();
      sayMissed();
    }, LONGEST_MS);
    return () => clearTimeout(late);
  }, [letGo]);
  return <span hidden data-awaited="" />;
}

/** Says that what somebody asked for has not come. */
export function sayMissed(): void {
  announce({ kind: "overlay", urgency: "assertive", words: () => t`This screen could not be loaded.` });
}
