import { t } from "@lingui/core/macro";
import { useLayoutEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { holdTyping, type LetGo } from "../keys/hold-typing.ts";

/** How long somebody waits before they are told that they do, in milliseconds. */
const TELL_AFTER_MS = 1_500;
/** How long anything is awaited, in milliseconds: a line that is cut need not say so, and the keys are theirs again by then. */
const LONGEST_MS = 10_000;

const words = (): string => t`Still loading. What you type is not heard; Esc goes on without it.`;

/**
 * Stands in for what somebody asked for and takes the focus when it comes: until then nothing of what they type does anything,
 * which they are told where it takes long; `letGo` is called when they want it no longer, or have waited for too long, which is said.
 */
export function AwaitedPart({ letGo }: { readonly letGo: (how: LetGo) => void }): ReactNode {
  const [how, setHow] = useState<"held" | "told" | "free">("held");
  useLayoutEffect(() => {
    const over = (by: LetGo): void => {
      clearTimeout(tell);
      clearTimeout(late);
      setHow("free");
      letGo(by);
    };
    const release = holdTyping(document, over);
    const tell = setTimeout(() => {
      setHow("told");
      announce({ kind: "awaited", urgency: "polite", words });
    }, TELL_AFTER_MS);
    const late = setTimeout(() => {
      release();
      over("late");
      sayMissed();
    }, LONGEST_MS);
    return () => {
      clearTimeout(tell);
      clearTimeout(late);
      release();
    };
  }, [letGo]);
  if (how === "free") return null;
  return (
    <span
      hidden={how === "held"}
      data-awaited=""
      className="fixed inset-x-0 top-1/4 z-10 mx-auto w-fit max-w-full rounded-hf border border-line bg-surface p-2"
    >
      {how === "told" ? words() : null}
    </span>
  );
}

/** Says that what somebody asked for has not come. */
export function sayMissed(): void {
  announce({ kind: "overlay", urgency: "assertive", words: () => t`This screen could not be loaded.` });
}
