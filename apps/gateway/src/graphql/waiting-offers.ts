import { randomUUID } from "node:crypto";
import { ContactId, UserId, Uuid } from "@holdfast/case-schema";
import type { Offered, WaitingOffer as Stored } from "@holdfast/db";
import { OFFER_MS } from "../routing/route-offers.ts";
import { builder } from "./builder.ts";
import { CallDecline } from "./call-enums.ts";
import { Language, Medium } from "./enums.ts";
import { needs } from "./needs.ts";
import { ROLES_THAT_CLAIM } from "./roles-that-claim.ts";

const OfferedContact = builder.objectRef<Stored["contact"]>("OfferedContact").implement({
  ...needs("contact.claim"),
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    medium: t.expose("medium", { type: Medium }),
    language: t.expose("language", { type: Language, nullable: true }),
    version: t.exposeInt("version", { description: "Whoever takes it claims it from here." }),
  }),
});

const WaitingOffer = builder.objectRef<Stored>("WaitingOffer").implement({
  ...needs("contact.claim"),
  description: "What waits and is offered to whoever asks for a while. It binds nobody (Q32).",
  fields: (t) => ({
    id: t.exposeID("id"),
    contact: t.expose("contact", { type: OfferedContact }),
    by: t.string({
      nullable: true,
      description: "The lead who offered it, by name; null: the house.",
      resolve: ({ by }) => by?.name ?? null,
    }),
    until: t.expose("until", { type: "Instant", description: "It ends then by itself." }),
  }),
});

const OfferKind = builder.enumType("OfferKind", {
  description: "What came of offering what waits.",
  values: ["offered", "changed", "not_there", "refused_before", "offered_already", "not_found"] as const,
});

const OfferMade = builder.objectRef<{ readonly came: Offered }>("OfferMade").implement({
  ...needs("contact.reassign"),
  fields: (t) => ({ came: t.expose("came", { type: OfferKind }) }),
});

builder.queryField("ownOffers", (t) =>
  t.field({
    ...needs("contact.claim"),
    type: [WaitingOffer],
    description: "What is offered to whoever asks. By the clock of the gateway that is asked (G609).",
    resolve: async (_root, _args, { store, identity, clock }) => {
      const { now, offers } = await store.waitingOffers.standing();
      return offers
        .filter(({ to }) => to === identity.userId)
        .map((offer) => ({ ...offer, until: offer.until + clock() - now }));
    },
  }),
);

builder.mutationFields((t) => ({
  declineOffer: t.field({
    ...needs("contact.claim"),
    type: "Boolean",
    description: "Says no to what is offered, and why. false: there was nothing to say no to.",
    args: { id: t.arg.id({ required: true }), reason: t.arg({ type: CallDecline, required: true }) },
    resolve: async (_root, { id, reason }, { store, identity }) => {
      const offer = Uuid.safeParse(id);
      return offer.success && store.waitingOffers.decline(offer.data, identity.userId, reason);
    },
  }),
  offerWaiting: t.field({
    ...needs("contact.reassign"),
    type: OfferMade,
    description:
      "Offers what waits to somebody on shift, for a while. It keeps its place in the queue (Q32).",
    args: {
      contactId: t.arg.id({ required: true }),
      expectedVersion: t.arg.int({ required: true }),
      to: t.arg.id({ required: true }),
    },
    resolve: async (_root, args, { store, identity }): Promise<{ readonly came: Offered }> => {
      const [contactId, to] = [ContactId.safeParse(args.contactId), UserId.safeParse(args.to)];
      if (!contactId.success) return { came: "not_found" };
      const known = to.success ? (await store.staff.list()).find(({ id }) => id === to.data) : undefined;
      // Whoever may not claim is not there for it.
      if (!to.success || known === undefined || !ROLES_THAT_CLAIM.includes(known.role))
        return { came: "not_there" };
      const wanted = { id: randomUUID(), contactId: contactId.data, to: to.data, by: identity.userId };
      const { expectedVersion } = args;
      return { came: await store.waitingOffers.offer({ ...wanted, expectedVersion, lastsMs: OFFER_MS }) };
    },
  }),
}));
