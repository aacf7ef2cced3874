import type { Language } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { KeyboardEvent, ReactNode } from "react";

/**
 * What is read aloud, in large letters, one step at a time: Space, → and ↓ go on where a step was done, ← and ↑ go one back. Keys with
 * Ctrl are the call's, and pass.
 */
export function Prompter({
  lines,
  language,
  goesOn,
  onNext,
  onBack,
}: {
  readonly lines: readonly string[];
  readonly language: Language;
  /** Whether going on is what comes next; a number is asked for beneath. */
  readonly goesOn: boolean;
  readonly onNext: () => void;
  readonly onBack: (() => void) | null;
}): ReactNode {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isNext = event.key === " " || event.key === "ArrowRight" || event.key === "ArrowDown";
    const isBack = event.key === "ArrowLeft" || event.key === "ArrowUp";
    if (!isNext && !isBack) return;
    event.preventDefault();
    if (isNext && goesOn) onNext();
    if (isBack) onBack?.();
  }
  return (
    // Read aloud while the keys turn its pages, so it takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t`Large text: Space goes on, the left arrow goes back`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its pages are turned by the keys
      tabIndex={0}
      data-grounding-prompter=""
      onKeyDown={onKeyDown}
      className="flex flex-col gap-3 rounded-hf border-2 border-accent bg-canvas px-3 py-4 text-[1.75rem] leading-snug"
    >
      {lines.map((line) => (
        <p key={line} lang={language}>
          {line}
        </p>
      ))}
    </section>
  );
}
