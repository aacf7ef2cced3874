import type { ContactId } from "@holdfast/case-schema";
import { openContact } from "../contact/open-contact.ts";
import { session } from "../session/session.ts";
import { createStore } from "../store/store.ts";

/** What is chosen for whichever lead is there, where a colleague's id stands otherwise. */
export const LEADS = "leads";

/** What somebody writes for whoever goes on with a contact. Personal data: in memory, and nowhere else. */
export interface HandOverDraft {
  /** The same until it is offered, so that an answer that was lost offers nothing twice. */
  readonly id: string;
  /** A colleague's id, or `LEADS`; `null` while nothing is chosen. */
  readonly to: string | null;
  readonly promises: string;
  readonly nextStep: string;
}

/** What was begun and is not offered yet: it outlives the form, and a line that fails. */
export const handOverDrafts = createStore<ReadonlyMap<ContactId, HandOverDraft>>(new Map());

/** What was begun of a contact, or an empty one. */
export function draftOf(all: ReadonlyMap<ContactId, HandOverDraft>, contact: ContactId): HandOverDraft {
  return all.get(contact) ?? { id: "", to: null, promises: "", nextStep: "" };
}

/** Keeps what was typed or chosen, under an id from the first letter on. */
export function keepHandOverDraft(contact: ContactId, change: Partial<Omit<HandOverDraft, "id">>): void {
  handOverDrafts.update((all) => {
    const before = draftOf(all, contact);
    const id = before.id === "" ? crypto.randomUUID() : before.id;
    return new Map(all).set(contact, { ...before, ...change, id });
  });
}

/** Drops what was offered; what was begun anew meanwhile stays. */
export function dropOffered(contact: ContactId, id: string): void {
  handOverDrafts.update(
    (all) => new Map([...all].filter(([each, draft]) => each !== contact || draft.id !== id)),
  );
}

/**
 * Drops what was begun of a contact that is not for whoever sits here any more, and all of it when somebody leaves, or somebody else
 * comes. Returns how to stop.
 */
export function watchHandOverDrafts(): () => void {
  const now = session.get();
  let user: string | null = now.kind === "signed_in" ? now.me.id : null;
  const stops = [
    openContact.subscribe(() => {
      const opened = openContact.get();
      if (opened.kind === "went_on" || opened.kind === "not_found")
        handOverDrafts.update((all) => new Map([...all].filter(([contact]) => contact !== opened.id)));
    }),
    session.subscribe(() => {
      const next = session.get();
      if (next.kind === "signed_in") {
        if (user !== null && user !== next.me.id) handOverDrafts.set(new Map());
        user = next.me.id;
      } else if (next.kind === "signed_out" && !next.ended) handOverDrafts.set(new Map());
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
