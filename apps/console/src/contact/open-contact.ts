import { ContactId } from "@holdfast/case-schema";
import { Cursor } from "@holdfast/wire";
import { announce, forgetAnnouncements } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { calls } from "../calls/calls.ts";
import { learnCall } from "../calls/open-call.ts";
import { newestDrafts } from "../drafts/newest-drafts.ts";
import { learnDrafts } from "../drafts/learn-drafts.ts";
import { learnRow } from "../live/learn-row.ts";
import type { Came } from "../live/until-known.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { session } from "../session/session.ts";
import { channelHealth } from "../status/channel-health.ts";
import { createStore } from "../store/store.ts";
import { ContactDocument, type ContactData } from "./contact-documents.ts";
import { isFullPage, knownVersion, mergeEntries, type Entries } from "./entries.ts";
import { forgetContact } from "./forget-contact.ts";
import { wentOnWords } from "./went-on-words.ts";

/** The contact that is open on this screen. Personal data: replaced by the next one, gone with the tab. */
export type OpenContact =
  | { readonly kind: "none" }
  /** `went_on`: it was theirs before their eyes, and is for somebody else to go on with. */
  | { readonly kind: "loading" | "not_found" | "failed" | "went_on"; readonly id: ContactId }
  | {
      readonly kind: "ready";
      readonly id: ContactId;
      readonly contact: Omit<ContactData, "entries" | "call" | "callParties">;
      readonly entries: Entries;
      /** Whether what is shown could not be brought up to date. */
      readonly isStale: boolean;
    };

export const openContact = createStore<OpenContact>({ kind: "none" });

/** How often a contact was asked for, which of those questions brought the facts and the drafts that are shown, and which failed last. */
let asked = 0;
let factsFrom = 0;
let draftsFrom = 0;
let failedAt = 0;

/** Loads a contact from the beginning. The cursor says from where its stream is to be followed; `null` when it failed. */
export async function loadContact(id: ContactId): Promise<Cursor | null> {
  asked += 1;
  const nth = asked;
  const callVersion = calls.get().get(id)?.version ?? 0;
  const answer = await ask(ContactDocument, { id, afterVersion: 0, withCall: mayHaveCalls() });
  if (!isOpen(id)) return null;
  if (answer.kind !== "data") {
    failedAt = Math.max(failedAt, nth);
    openContact.update((now) => (now.kind === "ready" ? { ...now, isStale: true } : { kind: "failed", id }));
    return null;
  }
  const { contact } = answer.data;
  if (contact.__typename === "NotFound") {
    goneFor(id);
    return null;
  }
  learnRow(contact.row);
  learnDrafts(id, contact.drafts);
  factsFrom = nth;
  draftsFrom = nth;
  const { call, callParties, ...facts } = contact;
  if (call !== undefined) learnCall(id, callVersion, { call, parties: callParties ?? [] });
  openContact.set({
    kind: "ready",
    id,
    contact: facts,
    entries: mergeEntries(new Map(), contact.entries),
    // Of what was asked for since and failed this says nothing.
    isStale: nth < failedAt,
  });
  if (isFullPage(contact.entries)) await refreshContact(id);
  return Cursor.parse(contact.asOf);
}

/**
 * Fetches what is newer than what is known of the open contact, and gives what came of it. Reading is recorded, so no other contact is
 * asked for.
 */
export async function refreshContact(id: ContactId): Promise<Came> {
  const before = openContact.get();
  if (before.kind !== "ready" || before.id !== id) return null;
  asked += 1;
  const nth = asked;
  const answer = await ask(ContactDocument, {
    id,
    afterVersion: knownVersion(before.entries),
    withCall: false,
  });
  if (answer.kind === "data" && answer.data.contact.__typename === "NotFound" && isOpen(id)) {
    goneFor(id);
    return answer;
  }
  openContact.update((now) => {
    if (now.kind !== "ready" || now.id !== id) return now;
    if (answer.kind !== "data" || answer.data.contact.__typename === "NotFound") {
      failedAt = Math.max(failedAt, nth);
      // What a later question brought is all that this one could have.
      return nth < factsFrom ? now : { ...now, isStale: true };
    }
    const { contact } = answer.data;
    // Time alone changes what may be sent, under the same version: of two answers the one that was asked for later counts.
    const ahead = contact.row.version - now.contact.row.version;
    const isNewer = ahead > 0 || (ahead === 0 && nth > factsFrom);
    const facts = isNewer ? contact : now.contact;
    if (isNewer) factsFrom = nth;
    // Drafts change under the same version of their contact, so answers are put in order by what they hold.
    const known = { drafts: now.contact.drafts, asked: draftsFrom };
    const { drafts, asked: from } = newestDrafts(known, { drafts: contact.drafts, asked: nth });
    draftsFrom = from;
    return {
      ...now,
      contact: { ...facts, drafts: [...drafts] },
      entries: mergeEntries(now.entries, contact.entries),
      // What an earlier question brought is not what a later one failed to bring.
      isStale: nth < failedAt,
    };
  });
  if (answer.kind !== "data" || answer.data.contact.__typename !== "Contact") return answer;
  learnRow(answer.data.contact.row);
  learnDrafts(id, answer.data.contact.drafts);
  return isFullPage(answer.data.contact.entries) ? refreshContact(id) : answer;
}

/** Shows no more of it. Who has a contact loses it so only when it is not for them to see any more, and is told that it went on. */
function goneFor(id: ContactId): void {
  const before = openContact.get();
  if (before.kind === "went_on" && before.id === id) return;
  const wasTheirs = before.kind === "ready" && before.id === id && isTheirs(before.contact.row);
  openContact.set({ kind: wasTheirs ? "went_on" : "not_found", id });
  forgetContact(id);
  if (before.kind !== "ready") return;
  // What was said aloud may be its words, and does not say of which contact it is.
  forgetAnnouncements();
  if (wasTheirs) announce({ kind: "went_on", urgency: "polite", words: wentOnWords });
}

function isTheirs(opened: ContactData["row"]): boolean {
  const now = session.get();
  const inQueue = rowOf(queue.get(), ContactId.parse(opened.id));
  const row = inQueue !== null && inQueue.version > opened.version ? inQueue : opened;
  return now.kind === "signed_in" && row.status === "claimed" && row.holder?.id === now.me.id;
}

/** Whether calls may have come in here: its call comes with a contact, so that opening it is one reading and not two. */
function mayHaveCalls(): boolean {
  const { channels } = channelHealth.get();
  return channels.length === 0 || channels.some(({ medium }) => medium === "voice");
}

function isOpen(id: ContactId): boolean {
  const now = openContact.get();
  return now.kind !== "none" && now.id === id;
}

/** Tries once more to load the open contact, at somebody's wish. */
export async function reopenContact(id: ContactId): Promise<void> {
  openContact.set({ kind: "loading", id });
  await loadContact(id);
}
