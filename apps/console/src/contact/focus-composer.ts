import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { chooseKind } from "./composer-kind.ts";

/** Puts the focus where words of this kind are written. */
export function focusComposer(id: ContactId, kind: DraftKind): void {
  chooseKind(id, kind);
  // At once: the next key may be the first letter of what is written.
  document.querySelector<HTMLElement>("#composer-text")?.focus();
}
