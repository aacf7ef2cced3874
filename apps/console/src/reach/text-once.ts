import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import type { ResultOf } from "../graphql.ts";
import { sayRefused, underWay } from "./reach-acts.ts";
import { SendAfterDropDocument } from "./reach-mutations.ts";

/** Of a press whose answer never came, so that the next one is the same text and no second. */
const tried = new Map<ContactId, string>();

/** Sends the one text that they asked for where a conversation breaks off, and says what came of it. Whether it was taken. */
export async function textOnce(contactId: ContactId, text: string): Promise<boolean> {
  if (underWay.get().has(contactId)) return false;
  underWay.update((all) => new Set(all).add(contactId));
  const messageId = tried.get(contactId) ?? crypto.randomUUID();
  tried.set(contactId, messageId);
  const answer = await tell(SendAfterDropDocument, { contactId, messageId, text });
  underWay.update((all) => new Set([...all].filter((each) => each !== contactId)));
  if (answer.kind === "data") tried.delete(contactId);
  const refusal = refusalOf(answer);
  sayRefused(contactId, refusal);
  const words = refusal ?? t`The one text is on its way.`;
  announce({
    kind: `reach:${contactId}`,
    urgency: refusal === null ? "polite" : "assertive",
    words: () => words,
  });
  await refreshContact(contactId);
  return refusal === null;
}

function refusalOf(answer: Answer<ResultOf<typeof SendAfterDropDocument>>): string | null {
  if (answer.kind !== "data") return failureWords(answer.kind);
  switch (answer.data.sent.__typename) {
    case "MessageQueued":
      return null;
    case "AfterDropChanged":
      return t`What may be sent has changed meanwhile. Nothing was sent.`;
    case "ReachRefused":
      return t`That is locked now. Nothing was sent.`;
    case "NotHolder":
    case "ContactClosed":
    case "NotFound":
      return t`You do not have this contact any more. Nothing was sent.`;
  }
}
