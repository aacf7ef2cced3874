import { Uuid } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { needs } from "./needs.ts";
import { shownReach } from "./shown-reach.ts";
import { tagged } from "./tagged.ts";

const recipient = shownReach("Recipient", "recipient.unmask");
const inquiry = shownReach("Inquiry", "inquiry.unmask");

builder.mutationFields((t) => ({
  showRecipientReach: t.field({
    ...needs("recipient.unmask"),
    type: recipient.result,
    description: `Where somebody to whom something may go is reached, whole. Each time is recorded before it is answered. Somebody of
a case is shown to whom the addresses of that case are.
NotFound: there is nobody there, nothing is known, or they are none of theirs.`,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      if (context.unmasksTooOften(context.identity.userId))
        return recipient.answer(context, id, { kind: "too_often" });
      const asker = caseAsker(context, "unmask");
      return recipient.answer(context, id, await context.store.recipients.showReach(known.data, asker));
    },
  }),
  showInquiryReach: t.field({
    ...needs("inquiry.unmask"),
    type: inquiry.result,
    description: `Where whoever asked says that they are reached, whole. Each time is recorded before it is answered.
NotFound: it is over, not there, or they said nothing.`,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const { identity, store } = context;
      if (context.unmasksTooOften(identity.userId)) return inquiry.answer(context, id, { kind: "too_often" });
      return inquiry.answer(context, id, await store.inquiries.showReach(known.data, identity.userId));
    },
  }),
}));
