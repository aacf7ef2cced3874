import type { KeyboardEvent } from "react";

/** Moves the focus along a toolbar by the arrows, around its ends. Tab goes through it, too. */
export function moveInToolbar(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const current = buttons.findIndex((each) => each === document.activeElement);
  if (current === -1) return;
  buttons[(current + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
