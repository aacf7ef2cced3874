import { ContactId } from "@holdfast/case-schema";
import type { Handover as Stored } from "@holdfast/db";
import { WORDINGS } from "@holdfast/outside-wordings";
import { languageFor } from "../reach/language-for.ts";
import { builder } from "./builder.ts";
import { HandoverState, Medium } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

export const HandoverContact = builder
  .objectRef<Pick<Stored["contact"], "id" | "number">>("HandoverContact")
  .implement({
    ...needs("contact.read"),
    fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
  });

const HandoverWords = builder.objectRef<NonNullable<Stored["words"]>>("HandoverWords").implement({
  ...needs("contact.hand_over"),
  description: "Personal data.",
  fields: (t) => ({
    promises: t.exposeString("promises", { description: "What they were promised; empty: nothing." }),
    nextStep: t.exposeString("nextStep"),
  }),
});

const Handover = builder.objectRef<Stored>("Handover").implement({
  ...needs("contact.hand_over"),
  description: "That whoever has a contact gives it to a colleague, and what came of it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    contact: t.expose("contact", { type: HandoverContact }),
    medium: t.field({ type: Medium, resolve: ({ contact }) => contact.medium }),
    from: t.expose("from", { type: Staff }),
    to: t.expose("to", { type: Staff, nullable: true, description: "null: nobody but the leads." }),
    at: t.expose("at", { type: "Instant" }),
    state: t.expose("state", { type: HandoverState }),
    stateAt: t.expose("stateAt", { type: "Instant" }),
    stateBy: t.expose("stateBy", {
      type: Staff,
      nullable: true,
      description: "null: the clock, or the contact went by another road.",
    }),
    isNeverOffered: t.exposeBoolean("isNeverOffered", {
      description:
        "Whoever has it offered it to nobody by the end of their shift: nobody wrote for whoever goes on.",
    }),
    isTold: t.exposeBoolean("isTold", {
      description: "Whether the message that somebody else goes on is on its way or left.",
    }),
  }),
});

const HandoverRead = builder.objectRef<Stored>("HandoverRead").implement({
  ...needs("contact.hand_over"),
  description: "What goes with a contact to whoever goes on with it.",
  fields: (t) => ({
    handover: t.field({ type: Handover, nullable: true, resolve: (stored) => stored }),
    words: t.expose("words", {
      type: HandoverWords,
      nullable: true,
      description: "null: damaged, or nobody wrote any.",
    }),
    say: t.string({
      description: "What whoever goes on says first, aloud, in the language of the contact.",
      resolve: async ({ contact }, _args, { store }) =>
        WORDINGS[languageFor(contact.language, await store.settings.read())].handover.spoken,
    }),
  }),
});

builder.queryFields((t) => ({
  handover: t.field({
    ...needs("contact.hand_over"),
    type: HandoverRead,
    nullable: true,
    description: "One of them with its words. That it was read is on record.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const found = (await store.handovers.concerning(identity.userId)).find((each) => each.id === id);
      if (found === undefined) return null;
      await store.audit.listed(identity.userId, "handover", [{ id, caseId: null }]);
      return found;
    },
  }),
  handovers: t.field({
    ...needs("contact.hand_over"),
    type: [Handover],
    description: `What the asker offered and has still, what is offered to them, and, of a lead on shift, what nobody accepted by the
end of a shift. At most 200, the oldest first.`,
    resolve: async (_root, _args, { store, identity }) => [
      ...(await store.handovers.concerning(identity.userId)),
    ],
  }),
  cameWith: t.field({
    ...needs("contact.hand_over"),
    type: HandoverRead,
    nullable: true,
    description:
      "What came with a contact that the asker has, from the colleague who had it before. That it was read is on record.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId: id }, { store, identity }) => {
      const known = ContactId.safeParse(id);
      const found = known.success ? await store.handovers.cameWith(known.data, identity.userId) : null;
      if (found !== null)
        await store.audit.listed(identity.userId, "handover", [{ id: found.id, caseId: null }]);
      return found;
    },
  }),
  mayGoOn: t.field({
    ...needs("contact.hand_over"),
    type: [Staff],
    description: "Colleagues on shift who may go on with a contact, by name.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId: id }, { store, identity }) => {
      const known = ContactId.safeParse(id);
      return known.success ? [...(await store.handovers.mayGoOn(known.data, identity.userId))] : [];
    },
  }),
}));
