import { readMissingLead, type MissingLeadTold } from "../rota/missing-lead.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { RotaPerson } from "./rota-types.ts";

const MissingLeadBecause = builder.enumType("MissingLeadBecause", {
  values: ["nobody_on_rota", "not_on_shift"] as const,
});

const MissingLead = builder.objectRef<MissingLeadTold>("MissingLead").implement({
  ...needs("board.read"),
  description: "That nobody is there who should lead by the rota (RO10).",
  fields: (t) => ({
    because: t.expose("because", { type: MissingLeadBecause }),
    since: t.expose("since", { type: "Instant" }),
    people: t.field({
      type: [RotaPerson],
      description: "Whom the rota names.",
      resolve: ({ people }) => [...people],
    }),
    isStoodInFor: t.exposeBoolean("isStoodInFor", { description: "Whether another lead is on shift." }),
  }),
});

builder.queryField("missingLead", (t) =>
  t.field({
    ...needs("board.read"),
    type: MissingLead,
    nullable: true,
    description: "null: nobody is missing, or there is no rota.",
    resolve: async (_root, _args, { store }) => readMissingLead(store),
  }),
);
