import type { Disposition as DispositionName } from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { Disposition } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** How, when and by whom a contact was closed. */
export const Closing = builder
  .objectRef<{ readonly at: number; readonly by: StaffName; readonly disposition: DispositionName }>(
    "Closing",
  )
  .implement({
    ...needs("closed.read"),
    fields: (t) => ({
      at: t.expose("at", { type: "Instant" }),
      by: t.expose("by", { type: Staff }),
      disposition: t.expose("disposition", { type: Disposition }),
    }),
  });
