import { MessageId } from "@holdfast/case-schema";
import type { AnswerInput, CurrentSettings, HandoverMoment } from "@holdfast/db";
import { handoverWritten } from "../handovers/tell-of-handover.ts";
import { answerToStore, longestAnswer } from "./answer-to-store.ts";
import type { Context } from "./context.ts";
import { refuseText } from "./text-refused.ts";

/** What is stored with an acceptance, under the handover's own id: that somebody else goes on. `null`: nobody is told in writing. */
export async function tellingOfHandover(
  id: string,
  { contactId, language }: Pick<HandoverMoment, "contactId" | "language">,
  { settings, context }: { readonly settings: CurrentSettings; readonly context: Context },
): Promise<AnswerInput<unknown> | null> {
  const contact = await context.store.contacts.contact(contactId);
  const text = handoverWritten(language, settings);
  if (contact === null || refuseText(text, longestAnswer(contact.row, context.channels)) !== null)
    return null;
  const said = { id: MessageId.parse(id), text };
  // It names nobody, and so nothing had to be pointed out.
  return { ...(await answerToStore(contact.row, said, { settings, context })), attestedOf: 0 };
}
