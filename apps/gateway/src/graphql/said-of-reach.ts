import { ContactId } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { answerToSaid, SafeContactResult } from "./safe-contact-result.ts";
import { tagged } from "./tagged.ts";

builder.mutationFields((t) => {
  const contactId = t.arg.id({ required: true });
  return {
    recordTextUntil: t.field({
      ...needs("contact.keep_preference"),
      type: SafeContactResult,
      description: "Until when they may be texted though they do not answer; it counts for a day at most.",
      args: { contactId, until: t.arg({ type: "Instant", required: true }) },
      resolve: async (_root, { contactId: id, until }, { store, identity }) => {
        const known = ContactId.safeParse(id);
        if (!known.success) return tagged("NotFound", { id });
        const said = { contactId: known.data, by: identity.userId, kind: "agreed_until", until } as const;
        return answerToSaid(known.data, await store.reach.happened(said));
      },
    }),
    recordRefusal: t.field({
      ...needs("contact.keep_preference"),
      type: SafeContactResult,
      description: "They said in words of their own that they want no messages there.",
      args: { contactId },
      resolve: async (_root, { contactId: id }, { store, identity }) => {
        const known = ContactId.safeParse(id);
        if (!known.success) return tagged("NotFound", { id });
        const said = { contactId: known.data, by: identity.userId };
        return answerToSaid(known.data, await store.optOuts.refusedInWords(said));
      },
    }),
    recordAgreedAnew: t.field({
      ...needs("contact.keep_preference"),
      type: SafeContactResult,
      description: "They want to be written to again. It takes back a refusal in words, and no STOP.",
      args: { contactId },
      resolve: async (_root, { contactId: id }, { store, identity }) => {
        const known = ContactId.safeParse(id);
        if (!known.success) return tagged("NotFound", { id });
        const said = { contactId: known.data, by: identity.userId };
        return answerToSaid(known.data, await store.optOuts.agreedAnew(said));
      },
    }),
  };
});
