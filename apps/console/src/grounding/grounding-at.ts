import type { QueueRow } from "@holdfast/wire";
import type { SafeContact } from "../reach/reach-documents.ts";
import { createStore } from "../store/store.ts";

/** The contact beside whose conversation grounding scripts stand, and how it may be reached; `null` while that is on its way. */
export interface GroundingAt {
  readonly row: QueueRow;
  readonly safe: SafeContact | null;
}

export const groundingAt = createStore<GroundingAt | null>(null);

/** Whether the panel is open, and how often somebody asked to be led to it. */
export const groundingPanel = createStore<{ readonly isOpen: boolean; readonly asked: number }>({
  isOpen: false,
  asked: 0,
});

/** Opens the panel, and leads whoever asked into it. */
export function goToGrounding(): void {
  groundingPanel.update(({ asked }) => ({ isOpen: true, asked: asked + 1 }));
}

export function closeGrounding(): void {
  groundingPanel.update((before) => ({ ...before, isOpen: false }));
}

/** Whether the focus is in the panel. */
export const isInGrounding = (): boolean =>
  document.activeElement?.closest("[data-pane='grounding']") != null;
