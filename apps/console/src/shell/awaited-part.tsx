import { useLayoutEffect, type ReactNode } from "react";
import { holdTyping } from "../keys/hold-typing.ts";

/**
 * Stands in for what somebody asked for and takes the focus when it comes: until then nothing of what they type does anything, and
 * `letGo` is called when they want it no longer.
 */
export function AwaitedPart({ letGo }: { readonly letGo: () => void }): ReactNode {
  useLayoutEffect(() => holdTyping(document, letGo), [letGo]);
  return <span hidden data-awaited="" />;
}
