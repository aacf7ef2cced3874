import { ContactId, Uuid } from "@holdfast/case-schema";
import type { Escalation as Stored } from "@holdfast/db";
import { ContactClosed } from "./answered.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";

const EscalatedContact = builder.objectRef<Stored["contact"]>("EscalatedContact").implement({
  ...needs("contact.read"),
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
});

const EscalationSeenBy = builder.objectRef<Stored["seen"][number]>("EscalationSeenBy").implement({
  ...needs("contact.read"),
  fields: (t) => ({ by: t.expose("by", { type: Staff }), at: t.expose("at", { type: "Instant" }) }),
});

const Escalation = builder.objectRef<Stored>("Escalation").implement({
  ...needs("contact.read"),
  description: "That leads were called to a contact, and who of them has seen it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    contact: t.expose("contact", { type: EscalatedContact }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
    alarms: t.exposeInt("alarms", { description: "How often leads were called, the first time included." }),
    alarmedAt: t.expose("alarmedAt", { type: "Instant" }),
    called: t.field({
      type: [Staff],
      description: "The leads who were on shift at one of the calls; none: nobody was.",
      resolve: ({ called }) => [...called],
    }),
    seen: t.field({ type: [EscalationSeenBy], resolve: ({ seen }) => [...seen] }),
  }),
});

builder.queryFields((t) => ({
  escalations: t.field({
    ...needs("contact.read"),
    type: [Escalation],
    description: `The last one of each open contact that concerns the asker: theirs, of a contact that they have, and, of a lead on
shift, all of them. At most 200, the oldest first.`,
    resolve: async (_root, _args, { store, identity }) => [
      ...(await store.escalations.concerning(identity.userId)),
    ],
  }),
  leadsToCall: t.field({
    ...needs("contact.escalate"),
    type: [Staff],
    description: "Whom escalating this contact would call now.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, { store, identity }) => {
      const known = ContactId.safeParse(contactId);
      return known.success ? [...(await store.escalations.wouldCall(known.data, identity.userId))] : [];
    },
  }),
}));

const Escalated = builder.objectRef<{ readonly id: string }>("Escalated").implement({
  ...needs("contact.escalate"),
  description: "Leads are called, or were by the asker a moment ago, under this id.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const EscalateResult = builder.unionType("EscalateResult", {
  types: [Escalated, NotHolder, ContactClosed, NotFound],
  resolveType: tagOf,
});

const EscalationSeen = builder
  .objectRef<{ readonly id: string }>("EscalationSeen")
  .implement({ ...needs("escalation.see"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotYoursToSee = builder.objectRef<{ readonly isOwn: boolean }>("NotYoursToSee").implement({
  ...needs("escalation.see"),
  description: "It is their own, or they are not on shift.",
  fields: (t) => ({ isOwn: t.exposeBoolean("isOwn") }),
});

const SeeResult = builder.unionType("SeeEscalationResult", {
  types: [EscalationSeen, NotYoursToSee, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  escalate: t.field({
    ...needs("contact.escalate"),
    type: EscalateResult,
    description: `Marks a contact as danger and calls the leads on shift. Once, however often it is said under one id, or under
another while nobody has seen it; what somebody else escalates then is theirs, and takes its place.`,
    args: { id: t.arg.id({ required: true }), contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, contactId }, { store, identity }) => {
      const [given, contact] = [Uuid.safeParse(id), ContactId.safeParse(contactId)];
      if (!given.success || !contact.success) return tagged("NotFound", { id: contactId });
      const done = await store.escalations.escalate(given.data, contact.data, identity.userId);
      switch (done.kind) {
        case "escalated":
          return tagged("Escalated", { id: done.id });
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
  seeEscalation: t.field({
    ...needs("escalation.see"),
    type: SeeResult,
    description: "Says that a lead on shift sees it. Nobody is called again.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      const seen = known.success ? await store.escalations.see(known.data, identity.userId) : "not_found";
      switch (seen) {
        case "seen":
          return tagged("EscalationSeen", { id });
        case "own":
        case "off_shift":
          return tagged("NotYoursToSee", { isOwn: seen === "own" });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
}));
