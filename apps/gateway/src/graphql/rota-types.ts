import type { StaffName } from "@holdfast/wire";
import { DUTIES, type Gap } from "@holdfast/rota";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

export const Duty = builder.enumType("Duty", { values: DUTIES });

/** A colleague as the rota names them, to everybody inside (A132). */
export const RotaPerson = builder.objectRef<StaffName>("RotaPerson").implement({
  ...needs("rota.read"),
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});

export const RotaGap = builder.objectRef<Gap>("RotaGap").implement({
  ...needs("rota.read"),
  description: "That nobody is on for something, from one instant up to another.",
  fields: (t) => ({
    duty: t.expose("duty", { type: Duty }),
    from: t.expose("from", { type: "Instant" }),
    until: t.expose("until", { type: "Instant" }),
  }),
});
