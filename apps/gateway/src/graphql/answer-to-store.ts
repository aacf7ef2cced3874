import { MESSAGE_LENGTH_MAX, type MessageId } from "@holdfast/case-schema";
import type { ReachDecision } from "@holdfast/contact-policy";
import type { AnswerInput, CurrentSettings, OpenedContact } from "@holdfast/db";
import { sendDelayMs } from "../outbox/send-delay.ts";
import { checkedAnswer } from "../reach/checked-answer.ts";
import { purposeOf } from "../reach/purpose-of.ts";
import { traitsOf } from "../reach/traits-of.ts";
import type { Context } from "./context.ts";

/** How many characters an answer in a contact has at most. */
export function longestAnswer(
  { channel, medium }: Pick<OpenedContact["row"], "channel" | "medium">,
  channels: Context["channels"],
): number {
  // A call carries no text: stored, it would only come back as not sent.
  if (medium === "voice") return 0;
  // A channel that was taken out of the configuration still has contacts; the outbox says that it cannot send.
  const traits = channels.find(({ id }) => id === channel)?.traits;
  return Math.min(MESSAGE_LENGTH_MAX, traits?.maxLength ?? MESSAGE_LENGTH_MAX);
}

/** What the store is given of an answer of the asker, and asks before it keeps it: whether they may be written to. */
export async function answerToStore(
  row: OpenedContact["row"],
  { id, text }: { readonly id: MessageId; readonly text: string },
  { settings, context }: { readonly settings: CurrentSettings; readonly context: Context },
): Promise<Required<Omit<AnswerInput<ReachDecision>, "draft" | "attestedOf">>> {
  const { store, channels, identity, clock } = context;
  const channel = channels.find((each) => each.id === row.channel);
  const words = { text, subject: null, senderName: channel?.senderName ?? null };
  const answer = { words, purpose: await purposeOf(id, store), messageId: id };
  return {
    ...checkedAnswer({ channel: traitsOf(row, channels), settings }, answer, clock),
    contactId: row.id,
    messageId: id,
    by: identity.userId,
    text,
    delayMs: sendDelayMs(row, settings),
    validForMs: channel?.traits.unsentValidityMs ?? null,
  };
}
