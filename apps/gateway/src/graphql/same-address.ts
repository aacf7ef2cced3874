import { ContactId } from "@holdfast/case-schema";
import type { SameAddress as Mark } from "@holdfast/db";
import { builder } from "./builder.ts";
import { FirstOfferEnd } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const OlderContact = builder.objectRef<Mark["of"]>("OlderContact").implement({
  ...needs("queue.read"),
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
});

const FirstOffer = builder.objectRef<NonNullable<Mark["offer"]>>("FirstOffer").implement({
  ...needs("queue.read"),
  description: "Who is asked first. It binds nobody: whoever may take the contact may take it.",
  fields: (t) => ({
    to: t.expose("to", { type: Staff }),
    until: t.expose("until", { type: "Instant", description: "It ends then by itself." }),
    ended: t.expose("ended", {
      type: FirstOfferEnd,
      nullable: true,
      description: "How it ended before that.",
    }),
  }),
});

export const SameAddress = builder.objectRef<Mark>("SameAddress").implement({
  ...needs("queue.read"),
  description: "A contact has the address of an older open one. A suggestion: it may be somebody else.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The contact's." }),
    version: t.exposeInt("version"),
    of: t.expose("of", { type: OlderContact }),
    offer: t.expose("offer", { type: FirstOffer, nullable: true }),
  }),
});

builder.mutationField("declineFirstOffer", (t) =>
  t.field({
    ...needs("contact.claim"),
    type: "Boolean",
    description: "Says no to what one is offered first. false: there was nothing to say no to.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const contactId = ContactId.safeParse(id);
      return contactId.success && store.sameAddress.decline(contactId.data, identity.userId);
    },
  }),
);
