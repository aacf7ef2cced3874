import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** Whether words are being written to the contact or to the team, by contact. */
export const composerKind = createStore<ReadonlyMap<ContactId, DraftKind>>(new Map());

export function chooseKind(id: ContactId, kind: DraftKind): void {
  composerKind.update((before) => new Map(before).set(id, kind));
}
