import type { Context } from "./context.ts";
import { ContactId, MESSAGE_LENGTH_MAX, MessageId } from "@holdfast/case-schema";
import { attestationOwed, type AttestationOwed as Owed } from "@holdfast/consent-policy";
import type { ReachDecision } from "@holdfast/contact-policy";
import { GraphQLError } from "graphql";

import { caseAsker } from "./case-asker.ts";
import { answered } from "./answered.ts";
import { leftOf } from "./draft-left.ts";

import { checkedAnswer } from "../reach/checked-answer.ts";
import { purposeOf } from "../reach/purpose-of.ts";
import { traitsOf } from "../reach/traits-of.ts";
import { sendDelayMs } from "../outbox/send-delay.ts";
import { tagged } from "./tagged.ts";
import { refuseText } from "./text-refused.ts";
import { unwrittenFor } from "./unwritten-for.ts";
import { storable } from "../text/storable.ts";

/** What somebody answers in a contact. Personal data: `text`. */
export interface AnswerGiven {
  readonly contactId: string;
  readonly messageId: string;
  readonly text: string;
  readonly draft?: Parameters<typeof leftOf>[0];
  readonly followUpId?: string | null | undefined;
  readonly attested?: readonly string[] | null | undefined;
}

/** Sends it by the one road that answers have: through claim, contact preference, locks and opt-out, which are asked again at each attempt. */
export async function sendAnswer(
  { contactId: id, messageId, text, draft, followUpId, attested }: AnswerGiven,
  context: Context,
) {
  const { store, channels, identity, clock } = context;
  const contactId = ContactId.safeParse(id);
  const message = MessageId.safeParse(messageId);
  if (!message.success)
    throw new GraphQLError("messageId must be a UUID.", { extensions: { code: "BAD_USER_INPUT" } });
  const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
  if (contact === null || !contactId.success) return tagged("NotFound", { id });
  // A channel that was taken out of the configuration still has contacts; the outbox says that it cannot send.
  const channel = channels.find((each) => each.id === contact.row.channel);
  const traits = channel?.traits;
  // A call carries no text: stored, it would only come back as not sent.
  const longest = contact.row.medium === "voice" ? 0 : (traits?.maxLength ?? MESSAGE_LENGTH_MAX);
  const refused = refuseText(text, Math.min(MESSAGE_LENGTH_MAX, longest));
  if (refused !== null) return refused;
  if (followUpId != null) {
    const given = {
      messageId: message.data,
      contactId: contactId.data,
      closedAt: contact.closed?.at ?? null,
    };
    const unwritten = await unwrittenFor(followUpId, given, context);
    if (unwritten !== null) return unwritten;
  }
  const settings = await store.settings.read();
  const words = { text: storable(text), subject: null, senderName: channel?.senderName ?? null };
  const checked = checkedAnswer(
    { channel: traitsOf(contact.row, channels), settings },
    { words, purpose: await purposeOf(message.data, store), messageId: message.data },
    clock,
  );
  // Whoever has not the contact is told that, and nothing of whose name stands in what they wrote.
  const isTheirs = contact.row.holder?.id === identity.userId;
  const mentioned = isTheirs
    ? await store.answers.mentioned(caseAsker(context, "read"), contactId.data, words.text)
    : [];
  const outcome = await store.answers.answer<ReachDecision | Unattested>({
    ...checked,
    // What may not reach them at all is not attested in vain.
    check: (record) =>
      checked.check(record) ?? unattested({ isToAnother: record.isAnother, mentioned, attested }),
    attestedOf: attested == null ? null : mentioned.length,
    contactId: contactId.data,
    messageId: message.data,
    by: identity.userId,
    text: words.text,
    delayMs: sendDelayMs(contact.row, settings),
    validForMs: traits?.unsentValidityMs ?? null,
    ...leftOf(draft),
  });
  const closedAt = contact.closed?.at ?? null;
  if (outcome.kind !== "refused") return answered(outcome, { id, closedAt });
  const { refusal } = outcome;
  return refusal.outcome === "unattested"
    ? tagged("AttestationOwed", refusal.owed)
    : answered({ kind: "refused", refusal }, { id, closedAt });
}

/** That its author has not attested what a reply may tell of others. */
interface Unattested {
  readonly outcome: "unattested";
  readonly owed: Owed;
}

function unattested({
  attested,
  ...reply
}: Pick<Parameters<typeof attestationOwed>[0], "isToAnother" | "mentioned"> & {
  readonly attested: readonly string[] | null | undefined;
}): Unattested | null {
  const owed = attestationOwed({ ...reply, attested: attested ?? null });
  return owed === null ? null : { outcome: "unattested", owed };
}
