import type { ContactId } from "@holdfast/case-schema";
import { DraftNotice } from "@holdfast/wire";
import { openContact, refreshContact } from "../contact/open-contact.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { session } from "../session/session.ts";

/** How long after a notice what changed is fetched, in milliseconds: whoever writes says so with every few letters. */
export const FETCH_AFTER_MS = 400;

let fetching: { readonly contact: ContactId; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** Fetches what a colleague left unsent in the open contact once it changed, for whoever has it: nobody else reads it. */
export function hearOfDraft(raw: unknown): void {
  const read = DraftNotice.safeParse(raw);
  if (!read.success || !isNews(read.data)) return;
  const { contact } = read.data;
  if (fetching?.contact === contact) return;
  // Of a contact that was left meanwhile nothing is fetched; its time must not pass over what is told of this one.
  if (fetching !== null) clearTimeout(fetching.timer);
  const timer = setTimeout(() => {
    fetching = null;
    void refreshContact(contact);
  }, FETCH_AFTER_MS);
  fetching = { contact, timer };
}

/** Fetches it anew after a connection that was away: what was told meanwhile was lost. */
export function catchUpOnDrafts(contact: ContactId): void {
  void refreshContact(contact);
}

function isNews({ contact, kind, author, revision }: DraftNotice): boolean {
  const [open, now] = [openContact.get(), session.get()];
  if (open.kind !== "ready" || open.id !== contact || now.kind !== "signed_in") return false;
  // The queue often knows sooner who has a contact now.
  const holder = rowOf(queue.get(), contact)?.holder ?? open.contact.row.holder;
  if (author === now.me.id || holder?.id !== now.me.id) return false;
  return !open.contact.drafts.some(
    (draft) => draft.kind === kind && draft.author.id === author && draft.revision >= revision,
  );
}
