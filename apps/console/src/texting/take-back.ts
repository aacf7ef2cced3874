import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { TakeBackAnswerDocument } from "../contact/contact-documents.ts";
import { failureWords } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { pending, withChange, type PendingEntry } from "../contact/pending.ts";
import { createStore } from "../store/store.ts";
import { waitingAfter } from "./line-up.ts";
import { putBack, putWordsBack } from "./put-back.ts";

/** Why a message was not taken back, in words, by its id. Nothing personal. */
export const notTakenBack = createStore<ReadonlyMap<string, string>>(new Map());

/**
 * Takes an answer back before it leaves: its words, and those of the texts that wait for it, stand again where they were
 * written, before what was written meanwhile. Says so, or why it is too late. Whether the words came back.
 */
export async function takeBack(contact: ContactId, id: string, text: string): Promise<boolean> {
  const own = pending.get().find((entry) => entry.id === id);
  if (own !== undefined && own.after === null && own.refusal?.isCertain !== true) {
    // Whoever waits for the gateway's answer takes it back then. Once that was lost, only trying again can tell.
    if (own.refusal === null) pending.update((now) => withChange(now, id, { isWantedBack: true }));
    else putBack(contact, takeOut(id));
    return false;
  }
  if (own === undefined) return takeBackStored(contact, id, text);
  const after = takeOut(id);
  putBack(contact, [own, ...after]);
  return taken();
}

/** Takes back an answer that the gateway has, and what waits for it here. */
export async function takeBackStored(contact: ContactId, id: string, text: string): Promise<boolean> {
  const after = takeOut(id);
  putBack(contact, after);
  const answer = await tell(TakeBackAnswerDocument, { messageId: id });
  if (answer.kind === "data" && answer.data.taken.__typename === "AnswerTakenBack") {
    putWordsBack(contact, answer.data.taken.text ?? text, (after[0]?.place?.nth ?? 1) > 1);
    await refreshContact(contact);
    return taken();
  }
  const words = answer.kind === "data" ? tooLateWords(answer.data.taken) : failureWords(answer.kind);
  notTakenBack.update((before) => new Map(before).set(id, words));
  announce({ kind: `back:${id}`, urgency: "polite", words: () => words });
  void refreshContact(contact);
  return false;
}

/** Takes what waits for a message off its way, and the message itself unless nobody knows what became of it. */
function takeOut(id: string): readonly PendingEntry[] {
  const after = waitingAfter(pending.get(), id);
  const isLost = (entry: PendingEntry): boolean => entry.refusal?.isCertain === false;
  pending.update((now) =>
    now.filter((entry) => !after.includes(entry) && (entry.id !== id || isLost(entry))),
  );
  return after;
}

function taken(): true {
  announce({
    kind: "back",
    urgency: "polite",
    words: () => t`Taken back. The words are where you write.`,
  });
  return true;
}

function tooLateWords(
  refused: { readonly __typename: string } & { readonly sendState?: string; readonly failure?: unknown },
): string {
  switch (refused.__typename) {
    case "TooLateToTakeBack":
      if (refused.sendState === "failed") return t`It was not sent, so there is nothing to take back.`;
      return refused.sendState === "queued" ? t`Too late, it is leaving.` : t`Too late, it has left.`;
    case "NotHolder":
      return t`Only who wrote it can take it back.`;
    default:
      return t`It is no longer here.`;
  }
}
