import type { Uncovered as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

const UncoveredContact = builder.objectRef<Stored["contacts"][number]>("UncoveredContact").implement({
  ...needs("contact.reassign"),
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number"),
    since: t.expose("since", { type: "Instant" }),
  }),
});

const Uncovered = builder.objectRef<Stored>("Uncovered").implement({
  ...needs("contact.reassign"),
  description: "What waits while everybody on shift is kept from it: never who, from what, or why.",
  fields: (t) => ({
    contacts: t.expose("contacts", { type: [UncoveredContact], description: "The longest first." }),
    hasOther: t.exposeBoolean("hasOther", {
      description: "Whether there is one that is kept from the asker, too.",
    }),
  }),
});

builder.queryField("uncovered", (t) =>
  t.field({
    ...needs("contact.reassign"),
    type: Uncovered,
    description: "As it was settled last, within a second. The queue's stream tells when it is otherwise.",
    resolve: (_root, _args, { store, identity }) => store.bars.uncovered(identity.userId),
  }),
);
