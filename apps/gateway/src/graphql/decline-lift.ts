import { ContactId, LiftAskId } from "@holdfast/case-schema";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { LiftAskEnded, LiftAskNothing } from "./lift-ask-ended.ts";
import { LIFT_REASON_MAX } from "./lift-lock.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const DeclineLiftResult = builder.unionType("DeclineLiftResult", {
  types: [LiftAskEnded, LiftAskNothing, TextRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("declineLift", (t) =>
  t.field({
    ...needs("contact.lift_lock"),
    type: DeclineLiftResult,
    description:
      "Declines what was asked, with the reason that whoever asked reads. Lifting answers it, too.",
    args: {
      contactId: t.arg.id({ required: true }),
      askId: t.arg.id({ required: true, description: "What they read; nothing that was asked since." }),
      reason: t.arg.string({ required: true, description: "Kept sealed. Personal data." }),
    },
    resolve: async (_root, { contactId: id, askId, reason }, { store, identity }) => {
      const contactId = ContactId.safeParse(id);
      const ask = LiftAskId.safeParse(askId);
      if (!contactId.success) return tagged("NotFound", { id });
      if (!ask.success) return tagged("LiftAskNothing", { id });
      const refused = refuseText(reason, LIFT_REASON_MAX);
      if (refused !== null) return refused;
      const given = { contactId: contactId.data, ask: ask.data, by: identity.userId };
      const ended = await store.liftAsks.decline({ ...given, reason: storable(reason) });
      switch (ended.kind) {
        case "ended":
          return tagged("LiftAskEnded", { version: ended.version });
        case "nothing_asked":
          return tagged("LiftAskNothing", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
