import type { StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** Somebody else holds the contact, or nobody. */
export const NotHolder = builder.objectRef<{ readonly holder: StaffName | null }>("NotHolder").implement({
  ...needs("contact.answer"),
  fields: (t) => ({ holder: t.expose("holder", { type: Staff, nullable: true }) }),
});
