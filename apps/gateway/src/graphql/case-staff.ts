import type { StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** A colleague as a case names them, to whoever may read it. */
export const CaseStaff = builder.objectRef<StaffName>("CaseStaff").implement({
  ...needs("case.read"),
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});
