import { CaseId, ContactId } from "@holdfast/case-schema";
import type { CaseSuggestion as Suggestion, CaseSuggestions as Suggestions } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseFacts } from "./case.ts";
import { CaseGround } from "./case-enums.ts";
import { needs } from "./needs.ts";

const CaseSuggestion = builder.objectRef<Suggestion>("CaseSuggestion").implement({
  ...needs("case.read"),
  description:
    "A case that may belong here. Addresses and places may be shared or unsafe: nothing follows from it by itself.",
  fields: (t) => ({
    of: t.expose("of", { type: CaseFacts }),
    grounds: t.field({ type: [CaseGround], resolve: ({ grounds }) => [...grounds] }),
  }),
});

const CaseSuggestions = builder.objectRef<Suggestions>("CaseSuggestions").implement({
  ...needs("case.read"),
  fields: (t) => ({
    cases: t.field({
      type: [CaseSuggestion],
      description: "Of the asker's cases alone.",
      resolve: ({ cases }) => [...cases],
    }),
    isWaiting: t.exposeBoolean("isWaiting", {
      description: "They wait until a contact with somebody other than the person is wrapped up.",
    }),
  }),
});

const NONE: Suggestions = { cases: [], isWaiting: false };

builder.queryFields((t) => ({
  casesForContact: t.field({
    // That a contact is there, and with somebody, is told to nobody who answers none.
    ...needs("contact.read"),
    type: CaseSuggestions,
    description: "Cases into which a contact may belong.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, context) => {
      const known = ContactId.safeParse(contactId);
      return known.success
        ? context.store.cases.suggestForContact(known.data, caseAsker(context, "read"))
        : NONE;
    },
  }),
  casesLikeCase: t.field({
    ...needs("case.read"),
    type: CaseSuggestions,
    description: "Cases that may be one with a case.",
    args: { caseId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId }, context) => {
      const known = CaseId.safeParse(caseId);
      return known.success
        ? context.store.cases.suggestForCase(known.data, caseAsker(context, "read"))
        : NONE;
    },
  }),
}));
