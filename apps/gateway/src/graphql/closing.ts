import type { Closing as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { Disposition } from "./enums.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

/** How, when and by whom a contact was closed. */
export const Closing = builder.objectRef<Stored>("Closing").implement({
  ...needs("closed.read"),
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", {
      type: Staff,
      nullable: true,
      description: "null for one that closed itself, because its caller hung up before anybody had answered.",
    }),
    disposition: t.expose("disposition", { type: Disposition }),
    facts: t.field({
      type: "ClosingFacts",
      nullable: true,
      description: "What was answered beside it; null when nothing was asked.",
      resolve: ({ answer }) => answer?.facts ?? null,
    }),
    offered: t.field({
      type: "SettingValue",
      nullable: true,
      description: "The outcome as it was offered then, an OfferedDisposition of packages/case-schema.",
      resolve: ({ answer }) => answer?.offered ?? null,
    }),
  }),
});
