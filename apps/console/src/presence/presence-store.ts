import type { ContactId } from "@holdfast/case-schema";
import { forgetAbsent, hearPresence, NOBODY, type Doing, type PresenceTable } from "@holdfast/wire";
import { createStore } from "../store/store.ts";

/** Who is at which contact, by what was heard. Names of colleagues, and nothing of what they write. */
export const presence = createStore<PresenceTable>(NOBODY);

/** Takes in what the gateway tells of somebody. */
export function hearOfPresence(raw: unknown, now: number): void {
  presence.update((table) => hearPresence(table, raw, now));
}

/** Forgets who was not heard of for too long. */
export function forgetWhoLeft(now: number): void {
  presence.update((table) => forgetAbsent(table, now));
}

/** Which contact words were written in last on this screen, and when. */
export const lastWritten = createStore<{ readonly contact: ContactId; readonly at: number } | null>(null);

/** How long somebody counts as writing after a letter, in milliseconds. */
export const WRITES_FOR_MS = 4_000;

/** What I do with the contact that is open here. */
export function doingAt(
  contact: ContactId,
  page: { readonly isVisible: boolean; readonly hasFocus: boolean },
  written: { readonly contact: ContactId; readonly at: number } | null,
  now: number,
): Doing {
  if (written !== null && written.contact === contact && now - written.at < WRITES_FOR_MS) return "writing";
  return page.isVisible && page.hasFocus ? "reading" : "open";
}
