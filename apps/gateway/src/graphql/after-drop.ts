import { ContactId, MessageId } from "@holdfast/case-schema";
import type { ReachDecision } from "@holdfast/contact-policy";
import type { ReachRecord } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { sendDelayMs } from "../outbox/send-delay.ts";
import { afterDropOf, type AfterDrop as Offered } from "../reach/after-drop-of.ts";
import { checkedAnswer } from "../reach/checked-answer.ts";
import { purposeOf } from "../reach/purpose-of.ts";
import { traitsOf } from "../reach/traits-of.ts";
import { answered, ContactClosed, MessageQueued } from "./answered.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { AfterDrop } from "./safe-contact.ts";
import { ReachRefused } from "./reach-refused.ts";
import { tagged, tagOf } from "./tagged.ts";

const AfterDropChanged = builder
  .objectRef<{ readonly afterDrop: Offered | null }>("AfterDropChanged")
  .implement({
    ...needs("contact.answer"),
    description: "That text is not the one that is offered now; null: none is. Nothing was sent.",
    fields: (t) => ({ afterDrop: t.expose("afterDrop", { type: AfterDrop, nullable: true }) }),
  });

const SendAfterDropResult = builder.unionType("SendAfterDropResult", {
  types: [MessageQueued, NotHolder, ContactClosed, ReachRefused, AfterDropChanged, NotFound],
  resolveType: tagOf,
});

builder.mutationField("sendAfterDrop", (t) =>
  t.field({
    ...needs("contact.answer"),
    type: SendAfterDropResult,
    description: `The one text after the conversation broke off, of whoever asked for it: in the words that safeContact.afterDrop
offers, through every lock, once. The id is made by the sender, so that sending twice stores once.`,
    args: {
      contactId: t.arg.id({ required: true }),
      messageId: t.arg.id({ required: true }),
      text: t.arg.string({ required: true, description: "As it is offered." }),
    },
    resolve: async (_root, { contactId: id, messageId, text }, context) => {
      const { store, channels, identity, clock } = context;
      const contactId = ContactId.safeParse(id);
      const message = MessageId.safeParse(messageId);
      if (!message.success)
        throw new GraphQLError("messageId must be a UUID.", { extensions: { code: "BAD_USER_INPUT" } });
      const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
      if (contact === null || !contactId.success) return tagged("NotFound", { id });
      const given = { contactId: contactId.data, messageId: message.data, by: identity.userId };
      const closedAt = contact.closed?.at ?? null;
      const settings = await store.settings.read();
      const channel = traitsOf(contact.row, channels);
      const stands = await store.afterDrop.standsIn(contactId.data);
      const offeredTo = (record: ReachRecord, tries: number): Offered | null =>
        afterDropOf({ record, channel, settings, now: clock() }, contact.row.language, { ...stands, tries });
      // Sent again, it is what it was, whatever is offered by now.
      if ((await store.afterDrop.triesBefore(given.messageId)) === null) {
        const record = await store.reach.record(given.contactId);
        const afterDrop = record === null ? null : offeredTo(record, stands.tries);
        if (afterDrop?.text !== text) return tagged("AfterDropChanged", { afterDrop });
      }
      const written = await store.afterDrop.write(given);
      if (written.kind === "not_holder") return tagged("NotHolder", { holder: written.holder });
      if (written.kind === "closed") return tagged("ContactClosed", { at: closedAt });
      if (written.kind === "not_found") return tagged("NotFound", { id });
      const purpose = await purposeOf(given.messageId, store);
      const words = { text, subject: null, senderName: null };
      const checked = checkedAnswer(
        { channel, settings },
        { words, purpose, messageId: given.messageId },
        clock,
      );
      const outcome = await store.answers.answer<ReachDecision | NotOffered>({
        ...checked,
        // Said of it once, it is still in no other words while it is not stored.
        check: (record) => {
          const afterDrop = offeredTo(record, purpose.kind === "after_drop" ? purpose.tries : 0);
          return afterDrop?.text === text ? checked.check(record) : { outcome: "not_offered", afterDrop };
        },
        ...given,
        text,
        delayMs: sendDelayMs(contact.row, settings),
        validForMs: channels.find((each) => each.id === contact.row.channel)?.traits.unsentValidityMs ?? null,
      });
      if (outcome.kind !== "refused") return answered(outcome, { id, closedAt });
      const { refusal } = outcome;
      return refusal.outcome === "not_offered"
        ? tagged("AfterDropChanged", { afterDrop: refusal.afterDrop })
        : tagged("ReachRefused", { decision: refusal });
    },
  }),
);

/** That the words are not those that are offered now. */
interface NotOffered {
  readonly outcome: "not_offered";
  readonly afterDrop: Offered | null;
}
