import { ContactId, MESSAGE_LENGTH_MAX, MessageId } from "@holdfast/case-schema";
import { attestationOwed, type AttestationOwed as Owed } from "@holdfast/consent-policy";
import type { ReachDecision } from "@holdfast/contact-policy";
import { GraphQLError } from "graphql";
import { AttestationOwed } from "./attestation-owed.ts";
import { caseAsker } from "./case-asker.ts";
import { answered, ContactClosed, MessageQueued } from "./answered.ts";
import { builder } from "./builder.ts";
import { DraftLeft, leftOf } from "./draft-left.ts";
import { FollowUpNotDue } from "./follow-up-answers.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { ReachRefused } from "./reach-refused.ts";
import { checkedAnswer } from "../reach/checked-answer.ts";
import { purposeOf } from "../reach/purpose-of.ts";
import { traitsOf } from "../reach/traits-of.ts";
import { sendDelayMs } from "../outbox/send-delay.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";
import { unwrittenFor } from "./unwritten-for.ts";
import { storable } from "../text/storable.ts";

const SendMessageResult = builder.unionType("SendMessageResult", {
  types: [
    MessageQueued,
    NotHolder,
    ContactClosed,
    ReachRefused,
    AttestationOwed,
    FollowUpNotDue,
    TextRefused,
    NotFound,
  ],
  resolveType: tagOf,
});

builder.mutationField("sendMessage", (t) =>
  t.field({
    ...needs("contact.answer"),
    type: SendMessageResult,
    description: `The id is made by the sender, so that sending twice stores once. Texts and mail are held back for a moment
(the entry's notBefore), to be taken back with takeBackAnswer. To send a text that was taken back, make another id.`,
    args: {
      contactId: t.arg.id({ required: true }),
      messageId: t.arg.id({ required: true }),
      text: t.arg.string({ required: true }),
      draft: t.arg({ type: DraftLeft, required: false }),
      followUpId: t.arg.id({
        required: false,
        description: "The one that is due and that this is sent for.",
      }),
      attested: t.arg.stringList({
        required: false,
        description: `That this tells nothing about another person, by whoever wrote it, who has seen these names and addresses
of others in it; without it nothing is attested.`,
      }),
    },
    resolve: async (_root, { contactId: id, messageId, text, draft, followUpId, attested }, context) => {
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
    },
  }),
);

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
