import type { ContactId, SendState } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { ContactDocument } from "../contact/contact-documents.ts";
import { knownVersion } from "../contact/entries.ts";
import { openContact } from "../contact/open-contact.ts";
import { pending, withChange, type PendingEntry } from "../contact/pending.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { stepsOf } from "./line-up.ts";
import { putBack } from "./put-back.ts";

const AGAIN_AFTER_MS = 3_000;

/** Fates of messages in contacts that are not open any more. Ids and states only. */
const fates = new Map<string, SendState>();
/** Up to which version a contact was known when its texts began to wait. */
const known = new Map<ContactId, number>();
/** At which version of its row a contact was asked last. */
const asked = new Map<ContactId, number>();
let stop: (() => void) | null = null;

/**
 * Hands texts that wait over with `post`, each when the one before has left, also after another contact was opened. Once
 * one does not leave, or nobody knows, the rest goes back to where it was written.
 */
export function followLine(contact: ContactId, post: (entry: PendingEntry) => unknown): void {
  const open = openContact.get();
  if (open.kind === "ready" && open.id === contact) known.set(contact, knownVersion(open.entries));
  if (stop !== null) return;
  const look = (): void => step(post, look);
  const stops = [pending, openContact, queue].map((store) => store.subscribe(look));
  // What waits is in this page only.
  window.addEventListener("beforeunload", keepOpen);
  stop = () => {
    for (const each of stops) each();
    window.removeEventListener("beforeunload", keepOpen);
    for (const each of [fates, known, asked]) each.clear();
    stop = null;
  };
  look();
}

function keepOpen(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function step(post: (entry: PendingEntry) => unknown, look: () => void): void {
  const all = pending.get();
  const waiting = all.filter(({ after }) => after !== null);
  if (waiting.length === 0) return stop?.();
  const { go, stay } = stepsOf(all, fateOf);
  if (stay.length > 0) {
    pending.update((now) => now.filter((entry) => !stay.includes(entry)));
    for (const [contact, entries] of Map.groupBy(stay, (entry) => entry.contact)) putBack(contact, entries);
    announce({ kind: "line", urgency: "polite", words: stoppedWords });
  }
  for (const entry of go) {
    pending.update((now) => withChange(now, entry.id, { after: null }));
    void post({ ...entry, after: null });
  }
  for (const contact of new Set(waiting.map((entry) => entry.contact))) void learn(contact, look);
}

function stoppedWords(): string {
  return t`The texts after it were not sent. Their words are back where you write.`;
}

function fateOf(id: string): SendState | null {
  const open = openContact.get();
  const entry = open.kind === "ready" ? open.entries.get(id) : undefined;
  return entry?.sendState ?? fates.get(id) ?? null;
}

/** Asks what became of messages in a contact that is not open, whenever its row says that something changed. */
async function learn(contact: ContactId, look: () => void): Promise<void> {
  const open = openContact.get();
  if (open.kind !== "none" && open.id === contact) return;
  const version = rowOf(queue.get(), contact)?.version ?? 0;
  if (asked.get(contact) === version) return;
  asked.set(contact, version);
  const answer = await ask(ContactDocument, {
    id: contact,
    afterVersion: known.get(contact) ?? 0,
    withCall: false,
  });
  if (stop === null) return;
  if (answer.kind === "data" && answer.data.contact.__typename === "Contact") {
    for (const { id, sendState } of answer.data.contact.entries)
      if (sendState !== null) fates.set(id, sendState);
    look();
    return;
  }
  asked.delete(contact);
  if (answer.kind === "unreachable") setTimeout(look, AGAIN_AFTER_MS);
}
