import { ContactId } from "@holdfast/case-schema";
import { afterDanger, NO_DANGER } from "@holdfast/contact-policy";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { SafeContactResult } from "./safe-contact-result.ts";
import { tagged } from "./tagged.ts";

builder.mutationField("confirmDangerOver", (t) =>
  t.field({
    ...needs("contact.end_danger"),
    type: SafeContactResult,
    description: "One of the two colleagues who say so once the check word was heard; twice by one is once.",
    args: {
      contactId: t.arg.id({ required: true }),
      seenVersion: t.arg.int({
        required: true,
        description: "The contact's, of what they had before their eyes.",
      }),
    },
    resolve: async (_root, { contactId: id, seenVersion }, { store, identity }) => {
      const known = ContactId.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const contactId = known.data;
      const outcome = await store.reach.confirmDangerOver({ contactId, by: identity.userId, seenVersion });
      if (outcome.kind === "moved") return tagged("SafeContactMoved", { version: outcome.version });
      if (outcome.kind === "recorded") return tagged("SafeContactChanged", { version: outcome.version });
      const record = await store.reach.record(contactId);
      if (outcome.kind === "not_found" || record === null) return tagged("NotFound", { id });
      const danger = record.danger.reduce(afterDanger, NO_DANGER);
      // When somebody else was quicker, it is over, and that is what was said.
      return danger.holds
        ? tagged("CheckWordNotHeard", { since: danger.since })
        : tagged("SafeContactChanged", { version: record.version });
    },
  }),
);
