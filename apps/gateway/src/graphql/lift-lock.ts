import { ContactId } from "@holdfast/case-schema";
import { LIFT_MS } from "@holdfast/contact-policy";
import { liftableLocks } from "../reach/liftable-locks.ts";
import { traitsOf } from "../reach/traits-of.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

/** A reason is a sentence or two. */
export const LIFT_REASON_MAX = 1000;

const Lifted = builder.objectRef<{ readonly version: number; readonly until: number }>("Lifted").implement({
  ...needs("contact.lift_lock"),
  description: "One neutral check message may be sent until then.",
  fields: (t) => ({ version: t.exposeInt("version"), until: t.expose("until", { type: "Instant" }) }),
});

/** A lead's word would open nothing. */
export const NothingToLift = builder.objectRef<{ readonly id: string }>("NothingToLift").implement({
  ...needs("contact.read"),
  description: "Nothing locks it, or something that nobody may lift.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const LiftResult = builder.unionType("LiftResult", {
  types: [Lifted, NothingToLift, TextRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("liftLock", (t) =>
  t.field({
    ...needs("contact.lift_lock"),
    type: LiftResult,
    description:
      "Lifts an expired preference or a closed window, and nothing else, for one neutral check message.",
    args: {
      contactId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true, description: "Kept sealed. Personal data." }),
    },
    resolve: async (_root, { contactId: id, reason }, { store, channels, identity, clock }) => {
      const known = ContactId.safeParse(id);
      const record = known.success ? await store.reach.record(known.data) : null;
      if (record === null) return tagged("NotFound", { id });
      const refused = refuseText(reason, LIFT_REASON_MAX);
      if (refused !== null) return refused;
      const { contactId } = record;
      const due = await store.followUps.dueIn(contactId);
      const locks = liftableLocks({ record, channel: traitsOf(record, channels), now: clock() }, due);
      if (locks.length === 0) return tagged("NothingToLift", { id });
      const given = { contactId, by: identity.userId, locks, reason: storable(reason) };
      const outcome = await store.reach.lift(given);
      if (outcome.kind === "not_found") return tagged("NotFound", { id });
      return tagged("Lifted", { version: outcome.version, until: outcome.at + LIFT_MS });
    },
  }),
);
