import type { TakeOver as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { TakeOverReason } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** How whoever has a contact came to have it. */
export const TakeOver = builder.objectRef<Stored>("TakeOver").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    from: t.expose("from", { type: Staff }),
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
    reason: t.expose("reason", { type: TakeOverReason }),
  }),
});
