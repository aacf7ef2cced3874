import type { CaseJoin as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";

/** That two cases are one. */
export const CaseJoin = builder.objectRef<Stored>("CaseJoin").implement({
  ...needs("case.read"),
  description: "That two cases are one: the first points at the second. Nothing of either moved.",
  fields: (t) => ({
    id: t.exposeID("id"),
    from: t.exposeID("from"),
    into: t.exposeID("into"),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
  }),
});
