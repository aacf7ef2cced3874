import type { ContactId, DraftKind } from "@holdfast/case-schema";

/** Unsent words as they stand on this screen, by contact and kind. Personal data: in memory, and with the gateway. */
export type Drafts = ReadonlyMap<string, string>;

/** What a draft is called here. */
export const keyOf = (contact: ContactId, kind: DraftKind): string => `${contact}/${kind}`;

export function draftOf(drafts: Drafts, contact: ContactId, kind: DraftKind): string {
  return drafts.get(keyOf(contact, kind)) ?? "";
}

/** The drafts with one rewritten. An empty one is forgotten. */
export function writeDraft(drafts: Drafts, contact: ContactId, kind: DraftKind, text: string): Drafts {
  const next = new Map(drafts);
  if (text === "") next.delete(keyOf(contact, kind));
  else next.set(keyOf(contact, kind), text);
  return next;
}
