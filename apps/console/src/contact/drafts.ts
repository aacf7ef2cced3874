import type { ContactId } from "@holdfast/case-schema";

/** A draft is a reply to the contact, or a note to the team. */
export type DraftKind = "reply" | "note";

/** Unsent words, by contact and kind. Personal data: in memory only, gone with the tab. */
export type Drafts = ReadonlyMap<string, string>;

const keyOf = (contact: ContactId, kind: DraftKind): string => `${contact}/${kind}`;

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
