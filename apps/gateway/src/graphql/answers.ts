import { sendAnswer } from "./send-answer.ts";
import { AttestationOwed } from "./attestation-owed.ts";
import { ContactClosed, MessageQueued } from "./answered.ts";
import { builder } from "./builder.ts";
import { DraftLeft } from "./draft-left.ts";
import { FollowUpNotDue } from "./follow-up-answers.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { ReachRefused } from "./reach-refused.ts";
import { tagOf } from "./tagged.ts";
import { TextRefused } from "./text-refused.ts";

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
    resolve: async (_root, given, context) => sendAnswer(given, context),
  }),
);
