import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { NoteDocument, SendDocument } from "./contact-documents.ts";
import type { DraftKind } from "./drafts.ts";
import { failureWords } from "./moves.ts";
import { refreshContact } from "./open-contact.ts";
import { pending, without, withRefusal, type PendingEntry, type Refusal } from "./pending.ts";
import { sendRefusalWords } from "./send-refusal.ts";

/** Sends words to the contact, or writes them to the team. They show in place at once, as under way. */
export async function send(contact: ContactId, kind: DraftKind, text: string): Promise<void> {
  const entry: PendingEntry = {
    id: crypto.randomUUID(),
    contact,
    kind,
    text,
    at: serverNow(),
    refusal: null,
  };
  pending.update((all) => [...all, entry]);
  await attempt(entry);
}

/** Tries again what was refused, under the same id. */
export async function retry(entry: PendingEntry): Promise<void> {
  pending.update((all) => withRefusal(all, entry.id, null));
  await attempt(entry);
}

/** Takes refused words off the screen. */
export function discard(entry: PendingEntry): void {
  pending.update((all) => without(all, entry.id));
}

async function attempt(entry: PendingEntry): Promise<void> {
  const refusal = entry.kind === "reply" ? await sendReply(entry) : await writeNote(entry);
  if (refusal === null) {
    await refreshContact(entry.contact);
    pending.update((all) => without(all, entry.id));
    return;
  }
  pending.update((all) => withRefusal(all, entry.id, refusal));
  const { words, isCertain } = refusal;
  announce({
    kind: `send:${entry.id}`,
    urgency: "assertive",
    words: () => (isCertain ? t`Not sent. ${words}` : words),
  });
}

async function sendReply({ id, contact, text }: PendingEntry): Promise<Refusal | null> {
  const answer = await tell(SendDocument, { contactId: contact, messageId: id, text });
  if (answer.kind !== "data") return unanswered(answer.kind, "reply");
  const { sent } = answer.data;
  return sent.__typename === "MessageQueued" ? null : { isCertain: true, words: sendRefusalWords(sent) };
}

async function writeNote({ id, contact, text }: PendingEntry): Promise<Refusal | null> {
  const answer = await tell(NoteDocument, { contactId: contact, noteId: id, text });
  if (answer.kind !== "data") return unanswered(answer.kind, "note");
  const { noted } = answer.data;
  return noted.__typename === "Noted" ? null : { isCertain: true, words: sendRefusalWords(noted) };
}

function unanswered(kind: Exclude<Answer<never>["kind"], "data">, what: DraftKind): Refusal {
  if (kind !== "unreachable") return { isCertain: true, words: failureWords(kind) };
  return {
    isCertain: false,
    words:
      what === "reply"
        ? t`The gateway did not answer. Retry is safe: it is sent once.`
        : t`The gateway did not answer. Retry is safe: it is saved once.`,
  };
}
