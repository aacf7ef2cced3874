import type { CasePartKind } from "@holdfast/case-schema/case";
import { createStore } from "../store/store.ts";
import type { FieldDraft } from "./field-draft.ts";

/** Which field of which part of which case. */
export interface FieldPlace {
  readonly caseId: string;
  readonly part: CasePartKind;
  readonly partId: string;
  readonly field: string;
}

/** What was typed into cases and stands nowhere yet. Memory alone; of the same person also when their session has ended. */
export const caseDrafts = createStore<ReadonlyMap<string, FieldDraft & { readonly place: FieldPlace }>>(
  new Map(),
);

export const keyOf = ({ caseId, part, partId, field }: FieldPlace): string =>
  [caseId, part, partId, field].join("/");

export function draftAt(place: FieldPlace): FieldDraft | null {
  return caseDrafts.get().get(keyOf(place)) ?? null;
}

/** Keeps a draft, or drops it where it is `null`. */
export function putDraft(place: FieldPlace, draft: FieldDraft | null): void {
  const key = keyOf(place);
  caseDrafts.update((before) => {
    const next = new Map(before);
    if (draft === null) next.delete(key);
    else next.set(key, { ...draft, place });
    return next;
  });
}
