import type { StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** A colleague's name for those who decide about reports, who may not list colleagues. */
export const Officer = builder.objectRef<StaffName>("Officer").implement({
  ...needs("report.read"),
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});
