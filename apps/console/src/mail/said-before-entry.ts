import type { EntryData } from "../contact/contact-documents.ts";
import { inOrder } from "../contact/entries.ts";
import type { OpenContact } from "../contact/open-contact.ts";

/** What they and we said in the open contact before this, newest first. Notes are no part of the conversation. */
export function saidBeforeEntry(open: OpenContact, entry: Pick<EntryData, "id">): readonly string[] {
  if (open.kind !== "ready") return [];
  const all = inOrder(open.entries);
  const place = all.findIndex(({ id }) => id === entry.id);
  return all
    .slice(0, Math.max(0, place))
    .flatMap(({ kind, text }) => (kind === "note" || text === null ? [] : [text]))
    .toReversed();
}
