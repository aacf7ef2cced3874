import { ContactId, UserId } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { answerOf, MoveResult } from "./moves.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

builder.mutationFields((t) => ({
  askForContact: t.field({
    ...needs("contact.claim"),
    type: MoveResult,
    description: `Asks the colleague who was seen to have it. Nothing moves: they offer it, or say not now. Asking again
while it stands changes nothing; anew, within two minutes, is refused: asked_lately.`,
    args: { id: t.arg.id({ required: true }), of: t.arg.id({ required: true }) },
    resolve: async (_root, { id, of }, { store, identity }) => {
      const [contactId, holder] = [ContactId.safeParse(id), UserId.safeParse(of)];
      if (!contactId.success || !holder.success) return tagged("NotFound", { id });
      return answerOf(id, await store.asks.ask(contactId.data, identity.userId, holder.data));
    },
  }),
  answerNotNow: t.field({
    ...needs("contact.transfer"),
    type: "Boolean",
    description: "Says not now to a colleague who asked. false: there was nothing of theirs to answer.",
    args: { id: t.arg.id({ required: true }), to: t.arg.id({ required: true }) },
    resolve: async (_root, { id, to }, { store, identity }) => {
      const [contactId, asker] = [ContactId.safeParse(id), UserId.safeParse(to)];
      if (!contactId.success || !asker.success) return false;
      return store.asks.notNow(contactId.data, identity.userId, asker.data);
    },
  }),
}));
