import { CallPartyId, ContactId } from "@holdfast/case-schema";
import { voicemailOf } from "../reach/voicemail-of.ts";
import { builder } from "./builder.ts";
import { CallRefused } from "./call-answers.ts";
import { CallAnswerSaid } from "./call-enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { answerShown, CallAnswer } from "./person-call.ts";
import { tagged, tagOf } from "./tagged.ts";

const WhoAnsweredKept = builder
  .objectRef<{ readonly answer: Awaited<ReturnType<typeof answerShown>> }>("WhoAnsweredKept")
  .implement({
    ...needs("call.dial"),
    fields: (t) => ({ answer: t.expose("answer", { type: CallAnswer }) }),
  });

const SayWhoAnsweredResult = builder.unionType("SayWhoAnsweredResult", {
  types: [WhoAnsweredKept, CallRefused, NotHolder, NotFound],
  resolveType: tagOf,
});

builder.mutationField("sayWhoAnswered", (t) =>
  t.field({
    ...needs("call.dial"),
    type: SayWhoAnsweredResult,
    description: `What whoever called the person heard: somebody, or a machine; and then whether the words that were shown for it
were left. Refused as preference where none may be left, as no_answer_yet before anybody or anything took the call.`,
    args: {
      contactId: t.arg.id({ required: true }),
      party: t.arg.id({ required: true, description: "The id under which they were called." }),
      said: t.arg({ type: CallAnswerSaid, required: true }),
    },
    resolve: async (_root, { contactId: of, party: id, said }, context) => {
      const [contactId, party] = [ContactId.safeParse(of), CallPartyId.safeParse(id)];
      const { store, identity, clock } = context;
      const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
      if (contact === null || !contactId.success || !party.success) return tagged("NotFound", { id });
      const settings = await store.settings.read();
      const { language } = contact.row;
      const kept = await store.calls.answers.say({
        contactId: contactId.data,
        party: party.data,
        by: identity.userId,
        said,
        mayLeave: (record) =>
          voicemailOf({ record, settings, now: clock() }, language).decision.outcome === "allowed",
      });
      switch (kept.kind) {
        case "kept": {
          const record = await store.reach.record(contactId.data);
          if (record === null) return tagged("NotFound", { id });
          const answer = await answerShown(kept.answer, { record, language }, context);
          return tagged("WhoAnsweredKept", { answer });
        }
        case "not_holder":
          return tagged("NotHolder", { holder: kept.holder });
        case "not_agreed":
          return tagged("CallRefused", { reason: "preference" as const });
        case "not_taken":
          return tagged("CallRefused", { reason: "no_answer_yet" as const });
        case "not_now":
          return tagged("CallRefused", { reason: "not_now" as const });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
