import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";
import type { PreferenceDraft } from "./preference-draft.ts";

/** What was typed of a preference and not recorded yet, by contact. Holds code words: in memory, and nowhere else. */
export const preferenceDrafts = createStore<ReadonlyMap<ContactId, PreferenceDraft>>(new Map());

export function keepPreferenceDraft(id: ContactId, draft: PreferenceDraft | null): void {
  preferenceDrafts.update((all) => {
    const next = new Map(all);
    if (draft === null) next.delete(id);
    else next.set(id, draft);
    return next;
  });
}

/** Forgets all of it, as when somebody signs out. */
export function forgetPreferenceDrafts(): void {
  preferenceDrafts.set(new Map());
}
