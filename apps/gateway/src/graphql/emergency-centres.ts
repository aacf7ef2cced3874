import type { EmergencyCentre as Centre } from "@holdfast/case-schema";
import { centresOf } from "../calls/listed-centre.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

const EmergencyCentre = builder.objectRef<Centre>("EmergencyCentre").implement({
  ...needs("call.dial"),
  description: "Who sends help to a place. What is short to dial here would reach whoever sends it here.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    place: t.exposeString("place"),
    number: t.exposeString("number"),
    note: t.exposeString("note", { nullable: true, description: "What whoever calls there should know." }),
  }),
});

builder.queryField("emergencyCentres", (t) =>
  t.field({
    ...needs("call.dial"),
    type: [EmergencyCentre],
    nullable: true,
    description:
      "All that the house has on its list. Null: the list cannot be read; none is dialled from it.",
    resolve: async (_root, _args, { store }) => centresOf(await store.settings.read()),
  }),
);
