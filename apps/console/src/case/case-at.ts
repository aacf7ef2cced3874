import type { QueueRow } from "@holdfast/wire";
import { isWriting } from "../keys/is-writing.ts";
import { createStore } from "../store/store.ts";

/** The contact beside whose conversation a case stands. */
export const caseRow = createStore<QueueRow | null>(null);

/** Whether the panel is open, and how often somebody asked to be led to it. */
export interface CasePanelState {
  readonly isOpen: boolean;
  readonly asked: number;
}

export const casePanel = createStore<CasePanelState>({ isOpen: false, asked: 0 });

/** The contact beside which a case is wanted that was found elsewhere, until that contact is on screen; `null` for none. */
export const wantedCaseOf = createStore<string | null>(null);

/** Wants the case beside a contact that is about to be opened, or is open. */
export function goToCaseOf(contactId: string): void {
  wantedCaseOf.set(contactId);
}

/** Where whoever asked last to be led to the panel had the focus then. */
let askedAt: Element | null = null;

/** Whether somebody has begun to write elsewhere since they asked to be led to the panel, which may come late. */
export function hasGoneOnToWrite(): boolean {
  return document.activeElement !== askedAt && isWriting(document.activeElement);
}

/** Opens the panel, and leads whoever asked into it. */
export function goToCase(): void {
  askedAt = document.activeElement;
  casePanel.update(({ asked }) => ({ isOpen: true, asked: asked + 1 }));
}

export function closeCase(): void {
  casePanel.update((before) => ({ ...before, isOpen: false }));
}
