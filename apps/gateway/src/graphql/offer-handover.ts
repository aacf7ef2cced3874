import { ContactId, HANDOVER_WORDS_LENGTH_MAX, UserId, Uuid } from "@holdfast/case-schema";
import { storable } from "../text/storable.ts";
import { ContactClosed } from "./answered.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const HandoverOffered = builder.objectRef<{ readonly id: string }>("HandoverOffered").implement({
  ...needs("contact.hand_over"),
  description: "It waits under this id until somebody accepts it. The contact stays with whoever has it.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const HandoverNotOffered = builder
  .objectRef<{ readonly isOfferedAlready: boolean }>("HandoverNotOffered")
  .implement({
    ...needs("contact.hand_over"),
    description: "It is offered already, or, where it is not, to nobody who may go on with it now.",
    fields: (t) => ({ isOfferedAlready: t.exposeBoolean("isOfferedAlready") }),
  });

const OfferHandoverResult = builder.unionType("OfferHandoverResult", {
  types: [HandoverOffered, HandoverNotOffered, NotHolder, ContactClosed, TextRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("offerHandover", (t) =>
  t.field({
    ...needs("contact.hand_over"),
    type: OfferHandoverResult,
    description: `Offers a contact that one has to a colleague who goes on with it, with what they must know. Once under its id, and one
at a time in a contact. Words that prove who speaks stand in the preference alone.`,
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true }),
      to: t.arg.id({ description: "null: whichever lead is there." }),
      promises: t.arg.string({ required: true, description: "Empty: nothing. Kept sealed. Personal data." }),
      nextStep: t.arg.string({ required: true, description: "Kept sealed. Personal data." }),
    },
    resolve: async (_root, { id, contactId, to, promises, nextStep }, { store, identity }) => {
      const [given, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      const colleague = to == null ? { success: true as const, data: null } : UserId.safeParse(to);
      if (!given.success || !contact.success) return tagged("NotFound", { id: contactId });
      const refused =
        refuseText(nextStep, HANDOVER_WORDS_LENGTH_MAX) ??
        (promises === "" ? null : refuseText(promises, HANDOVER_WORDS_LENGTH_MAX));
      if (refused !== null) return refused;
      if (!colleague.success) return tagged("HandoverNotOffered", { isOfferedAlready: false });
      const done = await store.handovers.offer({
        id: given.data,
        contactId: contact.data,
        by: identity.userId,
        to: colleague.data,
        words: { promises: storable(promises), nextStep: storable(nextStep) },
      });
      switch (done.kind) {
        case "offered":
          return tagged("HandoverOffered", { id });
        case "already_offered":
        case "unknown_colleague":
          return tagged("HandoverNotOffered", { isOfferedAlready: done.kind === "already_offered" });
        case "not_holder":
          return tagged("NotHolder", { holder: done.holder });
        case "closed":
          return tagged("ContactClosed", {
            at: (await store.contacts.contact(contact.data))?.closed?.at ?? null,
          });
        case "not_found":
          return tagged("NotFound", { id: contactId });
      }
    },
  }),
);
