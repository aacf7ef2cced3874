import { ContactId } from "@holdfast/case-schema";
import { liftHolds } from "@holdfast/contact-policy";
import type { LiftAsked } from "@holdfast/db";
import { liftableLocks } from "../reach/liftable-locks.ts";
import { traitsOf } from "../reach/traits-of.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { LiftAskEnded, LiftAskNothing } from "./lift-ask-ended.ts";
import { LIFT_REASON_MAX, NothingToLift } from "./lift-lock.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

/** How often a contact may change while its locks are looked at; each change has them looked at anew. */
const TRIES = 5;

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
  types: [AskedForLift, AlreadyAsked, NothingToLift, NotHolder, TextRefused, NotFound],
  resolveType: tagOf,
});

const TakeBackLiftAskResult = builder.unionType("TakeBackLiftAskResult", {
  types: [LiftAskEnded, LiftAskNothing, NotHolder, NotFound],
  resolveType: tagOf,
});

/** Asks of the contact as it then is; `null` where a lead's word would open nothing, or one holds already. */
async function ask(
  contactId: ContactId,
  reason: string,
  { store, channels, identity, clock }: Context,
): Promise<LiftAsked | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [record, due] = await Promise.all([
      store.reach.record(contactId),
      store.followUps.dueIn(contactId),
    ]);
    if (record === null) return { kind: "not_found" };
    const now = clock();
    const locks = liftableLocks({ record, channel: traitsOf(record, channels), now }, due);
    const isOurs = record.holderId === identity.userId;
    if (isOurs && (locks.length === 0 || (record.lift !== null && liftHolds(record.lift, now)))) return null;
    const asked = await store.liftAsks.ask({
      contactId,
      by: identity.userId,
      seenVersion: record.version,
      locks,
      reason,
    });
    if (asked.kind !== "moved") return asked;
  }
  throw new Error("a contact changed again and again while somebody asked for a lift");
}

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
      const asked = await ask(known.data, storable(reason), context);
      switch (asked?.kind) {
        case undefined:
          return tagged("NothingToLift", { id });
        case "asked":
          return tagged("AskedForLift", { version: asked.version, at: asked.at });
        case "already_asked":
          return tagged("AlreadyAsked", { at: asked.at });
        case "not_holder":
          return tagged("NotHolder", { holder: asked.holder });
        case "moved":
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
