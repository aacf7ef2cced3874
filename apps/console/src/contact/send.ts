import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { leftBy, noteLeft, type DraftLeft } from "../drafts/draft-left.ts";
import { writeFor, writtenFor } from "../follow-ups/follow-ups.ts";
import { followLine } from "../texting/follow-line.ts";
import { lastWaiting, waitingAfter } from "../texting/line-up.ts";
import { putBack } from "../texting/put-back.ts";
import { takeBack, takeBackStored } from "../texting/take-back.ts";
import { NoteDocument, SendDocument } from "./contact-documents.ts";
import { failureWords } from "./moves.ts";
import { refreshContact } from "./open-contact.ts";
import { pending, without, withChange, type PendingEntry, type Refusal } from "./pending.ts";
import { sendRefusalWords } from "./send-refusal.ts";

/** Sends words to the contact, or writes them to the team. They show in place at once, as under way. */
export async function send(contact: ContactId, kind: DraftKind, text: string): Promise<void> {
  await sendParts(contact, kind, [text]);
}

/**
 * Sends words as several texts, each when the one before has left, so that they arrive in order and none follows one
 * that did not leave. What is written while others wait comes after them. `attested`: that they tell nothing of another person,
 * and what was pointed out in them. Whether the first of them is with the gateway now: not refused, waiting for others or wanted back.
 */
export async function sendParts(
  contact: ContactId,
  kind: DraftKind,
  parts: readonly string[],
  attested: readonly string[] | null = null,
): Promise<boolean> {
  let after = kind === "reply" ? lastWaiting(pending.get(), contact) : null;
  const entries = parts.map((text, nth): PendingEntry => {
    const entry: PendingEntry = {
      id: crypto.randomUUID(),
      contact,
      kind,
      text,
      at: serverNow(),
      after,
      place: parts.length > 1 ? { nth: nth + 1, of: parts.length } : null,
      isWantedBack: false,
      isStored: false,
      attested,
      refusal: null,
    };
    after = entry.id;
    return entry;
  });
  pending.update((all) => [...all, ...entries]);
  if (entries.some((entry) => entry.after !== null)) followLine(contact, attempt);
  const [first] = entries;
  if (first?.after !== null) return false;
  return attempt(first);
}

/** Tries again what was refused, under the same id. */
export async function retry(entry: PendingEntry): Promise<void> {
  pending.update((all) => withChange(all, entry.id, { refusal: null }));
  await attempt(entry);
}

/**
 * Sends again what owes its author's word that it tells nothing of another person, with that word, for what was pointed out in
 * it. What was written as one and waits for it has that word, too.
 */
export async function attest(entry: PendingEntry): Promise<void> {
  const attested = entry.refusal?.owes;
  if (attested === undefined) return;
  const whole = [entry, ...restOf(waitingAfter(pending.get(), entry.id))];
  pending.update((all) => whole.reduce((before, { id }) => withChange(before, id, { attested }), all));
  await retry({ ...entry, attested });
}

/** Of what waits, what was written as one with what it waits for: not what was written behind it since. */
function restOf(waiting: readonly PendingEntry[]): readonly PendingEntry[] {
  const next = waiting.findIndex(({ place }) => place === null || place.nth === 1);
  return next === -1 ? waiting : waiting.slice(0, next);
}

/** Takes refused words off the screen. What waited for them goes back to where it was written. */
export function discard(entry: PendingEntry): void {
  const after = waitingAfter(pending.get(), entry.id);
  pending.update((all) => all.filter((each) => each.id !== entry.id && !after.includes(each)));
  putBack(entry.contact, after);
}

/** Whether it is with the gateway, and nobody wants it back. */
async function attempt(entry: PendingEntry): Promise<boolean> {
  const left = leftBy(entry);
  const refusal = entry.kind === "reply" ? await sendReply(entry, left) : await writeNote(entry, left);
  const isWantedBack = isWanted(entry.id);
  if (refusal === null) {
    pending.update((all) => withChange(all, entry.id, { isStored: true }));
    noteLeft(entry, left);
    if (isWantedBack) {
      await takeBackStored(entry.contact, entry.id, entry.text);
      return false;
    }
    await refreshContact(entry.contact);
    // Wanted back meanwhile: whoever asked has found it here, and left it to this.
    if (isWanted(entry.id)) {
      await takeBackStored(entry.contact, entry.id, entry.text);
      return false;
    }
    pending.update((all) => without(all, entry.id));
    return true;
  }
  pending.update((all) => withChange(all, entry.id, { refusal, isWantedBack: false }));
  if (isWantedBack) {
    await takeBack(entry.contact, entry.id, entry.text);
    if (refusal.isCertain) return false;
  }
  // Why it was refused may be something that is not on screen yet.
  void refreshContact(entry.contact);
  const { words, isCertain } = refusal;
  announce({
    kind: `send:${entry.id}`,
    urgency: "assertive",
    words: () => (isCertain ? t`Not sent. ${words}` : words),
  });
  return false;
}

function isWanted(id: string): boolean {
  return pending.get().some((entry) => entry.id === id && entry.isWantedBack);
}

async function sendReply(
  { id, contact, text, attested }: PendingEntry,
  draft: DraftLeft,
): Promise<Refusal | null> {
  const followUpId = writtenFor.get().get(contact) ?? null;
  const answer = await tell(SendDocument, {
    contactId: contact,
    messageId: id,
    text,
    draft,
    followUpId,
    attested: attested === null ? null : [...attested],
  });
  if (answer.kind !== "data") return unanswered(answer.kind, "reply");
  const { sent } = answer.data;
  // What is over, or another's, is not asked for twice: the words stay, and can be sent as any others.
  if (followUpId !== null && ["MessageQueued", "FollowUpNotDue"].includes(sent.__typename))
    writeFor(contact, null);
  if (sent.__typename === "MessageQueued") return null;
  const refusal = { isCertain: true, words: sendRefusalWords(sent) };
  return sent.__typename === "AttestationOwed" ? { ...refusal, owes: sent.mentioned } : refusal;
}

async function writeNote({ id, contact, text }: PendingEntry, draft: DraftLeft): Promise<Refusal | null> {
  const answer = await tell(NoteDocument, { contactId: contact, noteId: id, text, draft });
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
