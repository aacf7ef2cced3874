import { ContactId } from "@holdfast/case-schema";
import { askLift } from "../reach/ask-lift.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { LiftAskEnded, LiftAskNothing } from "./lift-ask-ended.ts";
import { LIFT_REASON_MAX, NothingToLift } from "./lift-lock.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { SafeContactMoved } from "./safe-contact-result.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const AskedForLift = builder
  .objectRef<{ readonly version: number; readonly at: number }>("AskedForLift")
  .implement({
    ...needs("contact.ask_lift"),
    description: "Every shift lead's console says so, until it is answered or over.",
    fields: (t) => ({ version: t.exposeInt("version"), at: t.expose("at", { type: "Instant" }) }),
  });

const AlreadyAsked = builder.objectRef<{ readonly at: number }>("AlreadyAsked").implement({
  ...needs("contact.ask_lift"),
  description: "It waits for an answer since then.",
  fields: (t) => ({ at: t.expose("at", { type: "Instant" }) }),
});

const AskForLiftResult = builder.unionType("AskForLiftResult", {
  types: [AskedForLift, AlreadyAsked, NothingToLift, SafeContactMoved, NotHolder, TextRefused, NotFound],
  resolveType: tagOf,
});

const TakeBackLiftAskResult = builder.unionType("TakeBackLiftAskResult", {
  types: [LiftAskEnded, LiftAskNothing, NotHolder, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  askForLift: t.field({
    ...needs("contact.ask_lift"),
    type: AskForLiftResult,
    description: "Asks a shift lead to lift what locks the contact that one has. Once, until it is over.",
    args: {
      contactId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true, description: "Kept sealed. Personal data." }),
    },
    resolve: async (_root, { contactId: id, reason }, context) => {
      const known = ContactId.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const refused = refuseText(reason, LIFT_REASON_MAX);
      if (refused !== null) return refused;
      const asked = await askLift(known.data, storable(reason), context);
      switch (asked.kind) {
        case "nothing_to_lift":
          return tagged("NothingToLift", { id });
        case "asked":
          return tagged("AskedForLift", { version: asked.version, at: asked.at });
        case "already_asked":
          return tagged("AlreadyAsked", { at: asked.at });
        case "not_holder":
          return tagged("NotHolder", { holder: asked.holder });
        case "moved":
          return tagged("SafeContactMoved", { version: asked.version });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
  takeBackLiftAsk: t.field({
    ...needs("contact.ask_lift"),
    type: TakeBackLiftAskResult,
    description: "It is no longer asked.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId: id }, { store, identity }) => {
      const known = ContactId.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const ended = await store.liftAsks.takeBack(known.data, identity.userId);
      switch (ended.kind) {
        case "ended":
          return tagged("LiftAskEnded", { version: ended.version });
        case "nothing_asked":
          return tagged("LiftAskNothing", { id });
        case "not_holder":
          return tagged("NotHolder", { holder: ended.holder });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
}));
