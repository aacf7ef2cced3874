import { ContactId, MESSAGE_LENGTH_MAX, MessageId } from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const MessageQueued = builder
  .objectRef<{ readonly version: number }>("MessageQueued")
  .implement({ ...needs("contact.answer"), fields: (t) => ({ version: t.exposeInt("version") }) });

const NotHolder = builder.objectRef<{ readonly holder: StaffName | null }>("NotHolder").implement({
  ...needs("contact.answer"),
  fields: (t) => ({ holder: t.expose("holder", { type: Staff, nullable: true }) }),
});

const ContactClosed = builder.objectRef<{ readonly at: number | null }>("ContactClosed").implement({
  ...needs("contact.answer"),
  fields: (t) => ({ at: t.expose("at", { type: "Instant", nullable: true }) }),
});

const OptedOut = builder.objectRef<{ readonly since: number | null }>("OptedOut").implement({
  ...needs("contact.answer"),
  description: "The address takes no more messages from us.",
  fields: (t) => ({ since: t.expose("since", { type: "Instant", nullable: true }) }),
});

const SendMessageResult = builder.unionType("SendMessageResult", {
  types: [MessageQueued, NotHolder, ContactClosed, OptedOut, TextRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("sendMessage", (t) =>
  t.field({
    ...needs("contact.answer"),
    type: SendMessageResult,
    description: "The id is made by the sender, so that sending twice stores once.",
    args: {
      contactId: t.arg.id({ required: true }),
      messageId: t.arg.id({ required: true }),
      text: t.arg.string({ required: true }),
    },
    resolve: async (_root, { contactId: id, messageId, text }, { store, channels, identity }) => {
      const contactId = ContactId.safeParse(id);
      const message = MessageId.safeParse(messageId);
      if (!message.success)
        throw new GraphQLError("messageId must be a UUID.", { extensions: { code: "BAD_USER_INPUT" } });
      const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
      if (contact === null || !contactId.success) return tagged("NotFound", { id });
      // A channel that was taken out of the configuration still has contacts; the outbox says that it cannot send.
      const traits = channels.find((channel) => channel.id === contact.row.channel)?.traits;
      const refused = refuseText(text, Math.min(MESSAGE_LENGTH_MAX, traits?.maxLength ?? MESSAGE_LENGTH_MAX));
      if (refused !== null) return refused;
      const outcome = await store.answers.answer({
        contactId: contactId.data,
        messageId: message.data,
        by: identity.userId,
        text,
        validForMs: traits?.unsentValidityMs ?? null,
      });
      switch (outcome.kind) {
        case "queued":
          return tagged("MessageQueued", outcome);
        case "not_holder":
          return tagged("NotHolder", outcome);
        case "closed":
          return tagged("ContactClosed", { at: contact.closed?.at ?? null });
        case "opted_out":
          return tagged("OptedOut", { since: null });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
